import { resolve } from "node:path";
import { createApi, Unreachable } from "@parley/client";
import { Refusal } from "@parley/protocol";
import { exit } from "../headless/exit.ts";
import type { Paths } from "../profiles/paths.ts";
import type { Profile } from "../profiles/profile.ts";
import { ensureWritable, freeName, keepProfile, readProfiles } from "../profiles/profiles.ts";
import { dropToken, keepToken, tokenOf } from "../profiles/tokens.ts";
import { trust } from "../server/certificates.ts";
import { fetchFrom } from "../server/fetch.ts";
import { findServer } from "../server/greet.ts";
import { Trouble, troubleIn } from "../server/trouble.ts";
import type { Words } from "../words/words.ts";
import { byDevice } from "./device.ts";
import { newHere } from "./newcomer.ts";
import { byPassword } from "./password.ts";
import { byPhone } from "./phone.ts";
import { promptOn, type Prompt, type PromptStreams } from "./prompt.ts";
import { doorOf, type Door, type SignedIn, type Way } from "./way.ts";

export interface LoginOptions extends PromptStreams {
  env: NodeJS.ProcessEnv;
  paths: Paths;
  words: Words;
  /** As somebody named it; asked for otherwise. */
  server?: string | undefined;
  /** What the account is to be called on this machine. */
  profile?: string | undefined;
  /** A PEM file of certificates that count for this server. */
  ca?: string | undefined;
}

const ways: Record<string, Way> = { 1: newHere, 2: byPhone, 3: byPassword, 4: byDevice };

/** Signs somebody in, and keeps that. Throws `Trouble` when it cannot be, or they have gone. */
export async function login(options: LoginOptions): Promise<Profile> {
  const { env, paths, words } = options;
  const prompt = promptOn(options);
  try {
    ensureWritable(paths);
    if (options.ca !== undefined) trust(options.ca);
    const server = await chosenServer(options, prompt);
    const { token, me } = await signedIn(doorOf(server, prompt, words));
    const account = { server, username: me.username, person: me.id };
    const name = options.profile ?? freeName(paths, account);
    const ca = options.ca === undefined ? {} : { ca: resolve(options.ca) };
    const profile = { name, ...account, ...ca };
    await keep(profile, token, { paths, env });
    const who = me.username === null ? me.displayName : `@${me.username}`;
    prompt.tell(words.say("login.done", { who, host: new URL(server).host }));
    return profile;
  } catch (error) {
    if (!prompt.signal.aborted) throw error;
    throw new Trouble(({ say }) => say("login.interrupted"), exit.interrupted);
  } finally {
    prompt.close();
  }
}

/** What cannot be kept counts nowhere: nobody would know of it to end it. */
async function keep(
  profile: Profile,
  token: string,
  { paths, env }: Pick<LoginOptions, "paths" | "env">,
): Promise<void> {
  try {
    await keepToken(paths, profile, token, env);
    keepProfile(paths, profile);
  } catch (error) {
    const api = createApi({ url: profile.server, token, fetch: fetchFrom(profile.server) });
    await api.call("endCurrentSession").catch(() => undefined);
    const kept = await tokenOf(paths, profile, env).catch(() => null);
    if (kept === token) await dropToken(paths, profile, env);
    throw error;
  }
}

/** The one that was named, or one that is asked for until it is there. */
async function chosenServer(options: LoginOptions, prompt: Prompt): Promise<string> {
  const { words, env, paths } = options;
  const named = options.server ?? env["PARLEY_SERVER"];
  if (named) return (await findServer(named, prompt.signal)).origin;
  const { current, profiles } = readProfiles(paths);
  const usual = profiles.find(({ name }) => name === current)?.server;
  const question =
    usual === undefined
      ? words.say("login.server")
      : words.say("login.serverOr", { server: usual });
  for (;;) {
    const typed = (await prompt.ask(`${question} `)).trim() || usual;
    if (typed === undefined) continue;
    try {
      return (await findServer(typed, prompt.signal)).origin;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      prompt.tell(error.inWords(words));
    }
  }
}

async function signedIn(door: Door): Promise<SignedIn> {
  const { prompt, words, server } = door;
  prompt.tell(words.say("login.at", { host: new URL(server).host }));
  for (;;) {
    for (const line of ["new", "phone", "password", "device"] as const)
      prompt.tell(words.say(`login.way.${line}`));
    const way = ways[(await prompt.ask(`${words.say("login.way")} `)).trim()];
    try {
      const done = (await way?.(door)) ?? null;
      if (done) return done;
    } catch (error) {
      // A limit, a number that has an account, a network that is gone: it may do the next time.
      const isOurs = error instanceof Refusal || error instanceof Unreachable;
      if (!isOurs || prompt.signal.aborted) throw error;
      prompt.tell(troubleIn(error)!.inWords(words));
    }
  }
}
