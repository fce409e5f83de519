import type { Readable, Writable } from "node:stream";
import { accountOf } from "../profiles/account.ts";
import type { Paths } from "../profiles/paths.ts";
import { trust } from "../server/certificates.ts";
import type { Options } from "../cli/table.ts";
import type { Words } from "../words/words.ts";
import type { Context } from "./context.ts";

export interface Surroundings {
  stdin: Readable;
  stdout: Writable & { isTTY?: boolean };
  stderr: Writable;
  env: NodeJS.ProcessEnv;
  paths: Paths;
  words: Words;
  signal: AbortSignal;
}

/** What a command works with, for the options that every command takes. */
export function createContext(
  surroundings: Surroundings,
  { profile, server, ca }: Options = {},
): Context {
  const { env, paths, stdout, signal } = surroundings;
  if (ca !== undefined) trust(ca);
  return {
    ...surroundings,
    isTerminal: stdout.isTTY === true,
    async open(profileName = profile) {
      const account = await accountOf({ env, paths, profile: profileName, server });
      const { connectWithoutTrace } = await import("../profiles/connect.ts");
      return connectWithoutTrace(account, signal);
    },
  };
}
