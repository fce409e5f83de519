import { existsSync } from "node:fs";
import type { Writable } from "node:stream";
import { createApi, Unreachable } from "@parley/client";
import { isBlank, Refusal } from "@parley/protocol";
import type { Context, Run } from "../headless/context.ts";
import { exit } from "../headless/exit.ts";
import { tableOf } from "../headless/lines.ts";
import { jsonLine } from "../headless/output.ts";
import { trust } from "../server/certificates.ts";
import { fetchFrom } from "../server/fetch.ts";
import { removeFile } from "../storage/file.ts";
import type { Words } from "../words/words.ts";
import { profileOf } from "./account.ts";
import { accountFile } from "./connect.ts";
import type { Profile } from "./profile.ts";
import { dropProfile, makeCurrent, readProfiles } from "./profiles.ts";
import { dropToken, tokenOf } from "./tokens.ts";

/** `parley profiles` and `parley profiles use NAME` */
export const profiles: Run = async ({ words: [verb, name], options }, context) => {
  const { paths, words, stdout } = context;
  if (verb === "use" && name !== undefined) {
    const profile = makeCurrent(paths, name);
    stdout.write(`${words.say("profiles.now", { name: profile.name })}\n`);
    return exit.done;
  }
  const { current, profiles: all } = readProfiles(paths);
  const listed = all.map(({ name: own, server, username }) => ({
    name: own,
    server,
    username,
    current: own === current,
  }));
  if (options.json) stdout.write(listed.map(jsonLine).join(""));
  else if (listed.length === 0) stdout.write(`${words.say("profiles.none")}\n`);
  else
    stdout.write(
      tableOf(
        listed.map((one) => [
          one.name,
          one.server,
          one.current ? words.say("profiles.current") : "",
        ]),
      ),
    );
  return exit.done;
};

/** `parley logout`: ends the session on the server, and leaves nothing of it here. */
export const logout: Run = async ({ options }, context) => {
  const { paths, words, stdout, env } = context;
  const profile = profileOf({ ...context, profile: options.profile, server: options.server });
  if (!options.yes) {
    const waits = await waitingIn(accountFile(paths, profile), words);
    if (waits.length > 0 && !(await isAgreed(waits, context))) return exit.failed;
  }
  const isEnded = await endSession(profile, context);
  removeFile(accountFile(paths, profile));
  await dropToken(paths, profile, env);
  dropProfile(paths, profile.name);
  const { host } = new URL(profile.server);
  const line = words.say(isEnded ? "profiles.out" : "profiles.outHere", { server: host });
  stdout.write(`${line}\n`);
  return isEnded ? exit.done : exit.unavailable;
};

/** What would be lost with an account's file, in words. */
async function waitingIn(file: string, { say }: Words): Promise<string[]> {
  if (!existsSync(file)) return [];
  const { sqliteStorage } = await import("../storage/sqlite.ts");
  // One that cannot be read is lost already.
  const kept = await sqliteStorage(file, () => {})
    .load()
    .catch(() => null);
  if (!kept) return [];
  const { outbox, drafts, draftFiles } = kept;
  const written = [...drafts].flatMap(([id, text]) => (isBlank(text) ? [] : [id]));
  const begun = new Set([...written, ...draftFiles.keys()]).size;
  return [
    ...(outbox.size > 0 ? [say("profiles.waits", { count: outbox.size })] : []),
    ...(begun > 0 ? [say("profiles.begun", { count: begun })] : []),
  ];
}

/** Where nobody can be asked, nothing is lost without `--yes`. */
async function isAgreed(waits: readonly string[], context: Context): Promise<boolean> {
  const { words, stdout, stderr, stdin } = context;
  const tell = (to: Writable, ...lines: string[]): void => void to.write(`${lines.join("\n")}\n`);
  if (!context.isTerminal || (stdin as { isTTY?: boolean }).isTTY !== true) {
    tell(stderr, ...waits, words.say("profiles.outAsk"));
    return false;
  }
  tell(stdout, ...waits);
  const { promptOn } = await import("../login/prompt.ts");
  const prompt = promptOn(context);
  // Whoever goes instead of answering stays signed in, too.
  const answer = await prompt.ask(`${words.say("profiles.outAnyway")} `).catch(() => "");
  prompt.close();
  if (answer.trim().toLowerCase() === words.say("profiles.outYes")) return true;
  tell(stdout, words.say("profiles.stays"));
  return false;
}

/** False: the server does not know of it. */
async function endSession(profile: Profile, { paths, env }: Context): Promise<boolean> {
  const token = await tokenOf(paths, profile, env);
  if (token === null) return true;
  if (profile.ca !== undefined) trust(profile.ca);
  const { server: url } = profile;
  try {
    await createApi({ url, token, fetch: fetchFrom(url) }).call("endCurrentSession");
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === "not_signed_in") return true;
    if (error instanceof Refusal || error instanceof Unreachable) return false;
    throw error;
  }
}
