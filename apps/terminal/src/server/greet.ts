import { protocolVersions, server as greeting, type Server } from "@parley/protocol";
import { exit } from "../headless/exit.ts";
import { addressesOf } from "./address.ts";
import { away, reasonOf, speaksNoTls } from "./away.ts";
import { Trouble } from "./trouble.ts";

export interface Greeted extends Server {
  /** Where it answered: after whatever led there. */
  origin: string;
}

const PATIENCE_MS = 15_000;
/** A proxy's, when what stands behind it does not answer. */
const BEHIND_A_PROXY = [502, 503, 504];

/** Finds the server that somebody named. Throws `Trouble` that says why it cannot be used. */
export async function findServer(named: string, signal?: AbortSignal): Promise<Greeted> {
  const [first, second] = addressesOf(named);
  if (first === undefined)
    throw new Trouble(({ say }) => say("server.noAddress", { named }), exit.calledWrongly);
  try {
    return await greet(first, signal);
  } catch (error) {
    const speaksHttp = speaksNoTls(reasonOf((error as Trouble).cause));
    if (second !== undefined && speaksHttp) return greet(second, signal);
    throw error;
  }
}

/** Asks a server what it is. Throws `Trouble` unless it is a Parley that this app can talk to. */
export async function greet(origin: string, signal?: AbortSignal): Promise<Greeted> {
  const { response, body } = await ask(origin, signal);
  const { host } = new URL(origin);
  if (BEHIND_A_PROXY.includes(response.status))
    throw new Trouble(({ say }) => say("server.away", { host }), exit.unavailable);
  const known = greeting.safeParse(body);
  if (!known.success) throw isOldParley(response, body) ? tooOld(host) : notParley(host);
  const { current, oldest } = known.data.protocol;
  if (current < protocolVersions.current) throw tooOld(host);
  if (oldest > protocolVersions.current)
    throw new Trouble(({ say }) => say("server.tooNew", { host }), exit.unavailable);
  return { ...known.data, origin: new URL(response.url).origin };
}

async function ask(
  origin: string,
  signal: AbortSignal | undefined,
): Promise<{ response: Response; body: unknown }> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(new URL("/api/server", origin), {
      headers: { accept: "application/json" },
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    return { response, body: await json(response) };
  } catch (error) {
    signal?.throwIfAborted();
    throw away(origin, error);
  }
}

async function json(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** From before there was a greeting: it refuses as Parley refuses. */
function isOldParley({ status }: Response, body: unknown): boolean {
  const code = (body as { error?: { code?: unknown } } | undefined)?.error?.code;
  return status === 404 && code === "not_found";
}

const tooOld = (host: string): Trouble =>
  new Trouble(({ say }) => say("server.tooOld", { host }), exit.unavailable);
const notParley = (host: string): Trouble =>
  new Trouble(({ say }) => say("server.notParley", { host }), exit.failed);
