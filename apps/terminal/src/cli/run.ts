import { homedir } from "node:os";
import { obey } from "../headless/call.ts";
import { exit } from "../headless/exit.ts";
import { pathsOf, type Paths } from "../profiles/paths.ts";
import { readSettings } from "../profiles/settings.ts";
import { troubleIn } from "../server/trouble.ts";
import { version } from "../version.ts";
import { languageOf, wordsIn, type Words } from "../words/words.ts";
import { completionsFor, shells } from "./completions.ts";
import { endWithThePipe, endWithTheReason, hushWarnings, interruption } from "./endings.ts";
import { helpFor, helpText, tellMistake } from "./help.ts";
import { parse } from "./parse.ts";
import { commandNames, type CommandName } from "./table.ts";
import { createTroubles } from "./troubles.ts";

/** The whole program, from what it was called with to its exit code. */
export async function run(): Promise<void> {
  const { env, platform, argv, stdin, stdout, stderr } = process;
  const paths = pathsOf({ env, platform, home: homedir() });
  const troubles = createTroubles();
  const settings = readSettings(paths, troubles.add);
  const words = wordsIn(settings.language ?? languageOf(env));
  hushWarnings();
  endWithThePipe();
  endWithTheReason({ paths, words });

  const understood = parse(argv.slice(2));
  if ("mistake" in understood) {
    process.exitCode = wrong(tellMistake(understood.mistake, words));
    return;
  }
  const { parsed } = understood;
  const { command, options } = parsed;
  const around = { stdin, stdout, stderr, env, paths, words, signal: interruption() };
  if (command === "open") {
    const { open } = await import("./open.ts");
    const opening = open({ ...around, options, settings, troubles });
    process.exitCode = await opening.catch((error: unknown) => explain(error, words));
    return;
  }
  const answer = answers[command];
  const [first = ""] = parsed.words;
  process.exitCode = answer
    ? await answer(first, words, paths)
    : ((await obey(parsed, around)) ?? exit.failed);
}

type Answer = (word: string, words: Words, paths: Paths) => number | Promise<number>;

/** What needs no server. */
const answers: Partial<Record<CommandName, Answer>> = {
  help,
  version: () => print(`${version}\n`),
  man: async (_, words) => print((await import("./manual.ts")).manual(words)),
  completions,
  complete: async (what, _, paths) =>
    print(await (await import("./complete.ts")).complete(what, paths)),
};

function help(name: string, words: Words): number {
  if (name === "") return print(helpText(words));
  if ((commandNames as string[]).includes(name)) return print(helpFor(name as CommandName, words));
  return wrong(tellMistake({ is: "command", name, near: null }, words));
}

function completions(name: string, words: Words): number {
  const shell = shells.find((each) => each === name);
  return shell
    ? print(completionsFor(shell, words))
    : wrong(words.say("cli.wrong.shell", { name }));
}

function explain(error: unknown, words: Words): number {
  const trouble = troubleIn(error);
  if (!trouble) throw error;
  process.stderr.write(`${trouble.inWords(words)}\n`);
  return trouble.code;
}

function print(text: string): number {
  process.stdout.write(text);
  return exit.done;
}

function wrong(told: string): number {
  process.stderr.write(`${told}\n`);
  return exit.calledWrongly;
}
