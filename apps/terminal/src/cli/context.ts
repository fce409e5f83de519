import type { Context } from "../headless/context.ts";
import type { Paths } from "../profiles/paths.ts";
import type { Words } from "../words/words.ts";
import type { Options } from "./table.ts";

interface Around {
  options: Options;
  paths: Paths;
  words: Words;
  signal: AbortSignal;
}

/** This process, as the commands see it. */
export function contextOf({ options, paths, words, signal }: Around): Context {
  const { stdin, stdout, stderr, env } = process;
  const isTerminal = stdin.isTTY && stdout.isTTY;
  return { stdin, stdout, stderr, env, paths, words, isTerminal, signal, open };

  async function open(profileName = options.profile) {
    const { accountOf } = await import("../profiles/account.ts");
    const { connectWithoutTrace } = await import("../profiles/connect.ts");
    const meant = { env, paths, profile: profileName, server: options.server };
    const account = await accountOf(meant);
    await trustAlso(options.ca ?? account.profile?.ca);
    return connectWithoutTrace(account);
  }
}

/** Certificates that count besides those this machine knows: of this PEM file. */
export async function trustAlso(file: string | undefined): Promise<void> {
  if (file === undefined) return;
  const { trust } = await import("../server/certificates.ts");
  trust(file);
}
