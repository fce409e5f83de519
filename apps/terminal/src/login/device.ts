import { hostname } from "node:os";
import { Refusal, type FurtherProof, type StartedDeviceCode } from "@parley/protocol";
import { exit } from "../headless/exit.ts";
import { waitMs } from "../headless/wait.ts";
import { sayRefusal, Trouble } from "../server/trouble.ts";
import { completed } from "./further.ts";
import { askNumber } from "./phone.ts";
import type { Door, SignedIn } from "./way.ts";

/** By a browser in which one is signed in, or by the answer to a text. */
export async function byDevice(door: Door): Promise<SignedIn | null> {
  const { api, prompt, words } = door;
  const started = await api.call("createDeviceCode", { body: { device: deviceName() } });
  const { say } = words;
  prompt.tell(say("login.device.open", { address: started.verifyAt }));
  prompt.tell(say("login.device.code", { code: started.userCode }));
  prompt.tell(say("login.device.orText"));

  const over = new AbortController();
  const texts = offerText(door, started, over.signal);
  texts.catch(() => {});
  try {
    const allowed = allowedIn(door, started, AbortSignal.any([over.signal, prompt.signal]));
    const answer = await Promise.race([allowed, texts]);
    // The next question is about something else.
    over.abort();
    return await completed(door, answer);
  } catch (error) {
    if (!(error instanceof Refusal) || !isOver(error)) throw error;
    prompt.tell(words.sayError(error));
    return null;
  } finally {
    over.abort();
  }
}

const isOver = ({ code }: Refusal): boolean => code === "access_denied" || code === "code_expired";

/** Asks as often as it may whether somebody has let this device in. */
async function allowedIn(
  { api }: Door,
  { deviceCode, interval }: StartedDeviceCode,
  signal: AbortSignal,
): Promise<SignedIn | FurtherProof> {
  let waitSeconds = interval;
  for (;;) {
    await pause(waitSeconds * 1000, signal);
    try {
      return await api.call("createToken", { body: { deviceCode } });
    } catch (error) {
      const wait = isPending(error) ? interval * 1000 : waitMs(error);
      if (wait === null) throw error;
      waitSeconds = Math.max(interval, Math.ceil(wait / 1000));
    }
  }
}

const isPending = (error: unknown): boolean =>
  error instanceof Refusal &&
  (error.code === "authorization_pending" || error.code === "slow_down");

async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, delayMs);
  const leave = (): void => {
    clearTimeout(timer);
    reject(signal.reason as Error);
  };
  signal.addEventListener("abort", leave, { once: true });
  await promise.finally(() => signal.removeEventListener("abort", leave));
}

/** Whoever types a number meanwhile is asked by text. Ends only by failing. */
async function offerText(
  door: Door,
  { deviceCode }: StartedDeviceCode,
  signal: AbortSignal,
): Promise<never> {
  const { api, prompt, words } = door;
  const ask = (question: string): Promise<string> => prompt.ask(question, { signal }).catch(ended);
  for (;;) {
    const phone = await askNumber({ ...door, prompt: { ...prompt, ask } });
    if (phone === null) continue;
    try {
      const { letters, digits } = await api.call("createDeviceText", {
        body: { deviceCode, phone },
      });
      prompt.tell(words.say("login.device.texted", { count: digits, letters }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      prompt.tell(sayRefusal(words, error));
    }
  }
}

/** A pipe that holds no more answers: somebody may still let this device in. */
function ended(error: unknown): Promise<never> {
  if (error instanceof Trouble && error.code === exit.failed) return new Promise(() => {});
  throw error;
}

/** What this machine is called, as its owner will see it among the sessions. */
function deviceName(): string {
  const name = hostname()
    .replace(/\.local$/, "")
    .slice(0, 50);
  return name === "" ? "parley" : name;
}
