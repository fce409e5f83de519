import { tellMistake } from "../cli/help.ts";
import { parse } from "../cli/parse.ts";
import type { CommandName, Parsed } from "../cli/table.ts";
import { harmless } from "../safe/harmless.ts";
import { troubleIn } from "../server/trouble.ts";
import type { Run } from "./context.ts";
import { createContext, type Surroundings } from "./create-context.ts";
import { exit } from "./exit.ts";

/** Commands that need no screen, each loaded when it is called. */
const runs: Partial<Record<CommandName, () => Promise<Run>>> = {
  login: async () => (await import("../login/command.ts")).login,
  logout: async () => (await import("../profiles/commands.ts")).logout,
  profiles: async () => (await import("../profiles/commands.ts")).profiles,
  send: async () => (await import("./send.ts")).send,
  read: async () => (await import("./read.ts")).read,
  watch: async () => (await import("./watch.ts")).watch,
  ask: async () => (await import("./ask.ts")).ask,
  people: async () => (await import("./people.ts")).people,
  conversations: async () => (await import("./conversations.ts")).conversations,
};

/** Answers the exit code; null when the command is none of these. */
export async function obey(parsed: Parsed, surroundings: Surroundings): Promise<number | null> {
  const load = runs[parsed.command];
  if (!load) return null;
  const { signal, stderr, words } = surroundings;
  try {
    const run = await load();
    return await run(parsed, createContext(surroundings, parsed.options));
  } catch (error) {
    const trouble = troubleIn(error);
    // Whoever interrupts knows why there is no answer.
    if (signal.aborted && trouble?.code !== exit.interrupted) return exit.interrupted;
    if (!trouble) throw error;
    stderr.write(`${harmless(trouble.inWords(words))}\n`);
    return trouble.code;
  }
}

/** The same for `words` as they stand behind the program's name. */
export async function call(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const understood = parse(words);
  if ("parsed" in understood) return (await obey(understood.parsed, surroundings)) ?? exit.failed;
  surroundings.stderr.write(`${tellMistake(understood.mistake, surroundings.words)}\n`);
  return exit.calledWrongly;
}
