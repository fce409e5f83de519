import { homedir } from "node:os";
import { exit } from "../headless/exit.ts";
import { pathsOf, type Paths } from "../profiles/paths.ts";
import { troubleIn } from "../server/trouble.ts";
import { readSettings } from "../profiles/settings.ts";
import { languageOf, wordsIn, type Words } from "../words/words.ts";
import { contextOf } from "./context.ts";
import { completionsFor, shells } from "./completions.ts";
import { endWithThePipe, endWithTheReason, interruption } from "./endings.ts";
import { helpFor, helpText, tellMistake } from "./help.ts";
import { parse } from "./parse.ts";
import { runs } from "./runs.ts";
import { commandNames, type CommandName, type Parsed } from "./table.ts";
import { version } from "../version.ts";

/** The whole program, from what it was called with to its exit code. */
export async function run(): Promise<void> {
  const { env, platform, argv } = process;
  const paths = pathsOf({ env, platform, home: homedir() });
  const settings = readSettings(paths);
  const words = wordsIn(settings.language ?? languageOf(env));
  endWithThePipe();
  endWithTheReason({ paths, words });

  const understood = parse(argv.slice(2));
  if ("mistake" in understood) {
    process.stderr.write(`${tellMistake(understood.mistake, words)}\n`);
    process.exitCode = exit.calledWrongly;
    return;
  }
  const { parsed } = understood;
  const answer = answers[parsed.command];
  process.exitCode = answer
    ? await answer(parsed.words[0] ?? "", words)
    : await obey(parsed, paths, words);
}

type Answer = (word: string, words: Words) => number | Promise<number>;

/** What needs neither a server nor anything that is kept here. */
const answers: Partial<Record<CommandName, Answer>> = {
  help,
  version: () => print(`${version}\n`),
  man: async (_, words) => print((await import("./manual.ts")).manual(words)),
  completions,
};

async function obey(parsed: Parsed, paths: Paths, words: Words): Promise<number> {
  const signal = interruption();
  const { options } = parsed;
  try {
    const run = await runs[parsed.command]!();
    return await run(parsed, contextOf({ options, paths, words, signal }));
  } catch (error) {
    const trouble = troubleIn(error);
    if (!trouble) throw error;
    process.stderr.write(`${trouble.inWords(words)}\n`);
    return trouble.code;
  }
}

function completions(name: string, words: Words): number {
  const shell = shells.find((each) => each === name);
  return shell
    ? print(completionsFor(shell, words))
    : wrong(words.say("cli.wrong.shell", { name }));
}

function help(name: string, words: Words): number {
  if (name === "") return print(helpText(words));
  if ((commandNames as string[]).includes(name)) return print(helpFor(name as CommandName, words));
  return wrong(tellMistake({ is: "command", name, near: null }, words));
}

function print(text: string): number {
  process.stdout.write(text);
  return exit.done;
}

function wrong(told: string): number {
  process.stderr.write(`${told}\n`);
  return exit.calledWrongly;
}
