import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { ConfigError, readConfig, type Config } from "../config.ts";
import { examine, type Examination } from "./examine.ts";
import { counted, listed, wrong, type Finding } from "./finding.ts";
import { inJson, inWords, isWell } from "./report.ts";
import { refusedSettings } from "./settings.ts";
import type { Offer } from "./texts.ts";
import { explainTwilio, TWILIO } from "./trouble.ts";

/** What it needs of the process it runs in. */
export type Surroundings = Pick<
  NodeJS.Process,
  "argv" | "env" | "stdin" | "stdout" | "stderr" | "loadEnvFile"
>;

/** As sysexits.h has it: called wrongly. */
const EXIT_USAGE = 64;

const usage = `parley-server doctor [--fix] [--json]

  --fix    set the webhooks of our numbers at Twilio without asking
  --json   what was found, for scripts; asks nothing
`;

interface Options {
  fix: boolean;
  json: boolean;
}

/** Looks at everything and says what is wrong and where to mend it. Answers the exit code. */
export async function doctor(around: Surroundings): Promise<number> {
  const options = readOptions(around);
  if (!options) {
    around.stderr.write(usage);
    return EXIT_USAGE;
  }
  const findings = await findAll(around, options);
  around.stdout.write(options.json ? inJson(findings) : inWords(findings));
  return isWell(findings) ? 0 : 1;
}

function readOptions({ argv }: Surroundings): Options | null {
  try {
    const flag = { type: "boolean", default: false } as const;
    return parseArgs({ args: argv.slice(3), options: { fix: flag, json: flag } }).values;
  } catch {
    return null;
  }
}

async function findAll(around: Surroundings, options: Options): Promise<Finding[]> {
  const settings = readSettings(around);
  if (!settings.config) return settings.findings;
  const { config } = settings;
  const examination = await examine(config);
  const { offer, findings } = examination;
  if (!offer || !(await isAgreed(around, options, examination, offer))) return findings;
  try {
    await offer.accept();
  } catch (error) {
    const { words, mend } = explainTwilio(error, config.twilio?.emulatorUrl ?? TWILIO);
    return [...findings, wrong("setting webhooks", words, mend)];
  }
  if (!options.json) {
    around.stdout.write(`The webhooks of ${listed(offer.targets)} are set.\n\n`);
  }
  return (await examine(config)).findings;
}

function readSettings(
  around: Surroundings,
): { config: Config } | { config: null; findings: Finding[] } {
  try {
    around.loadEnvFile();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") {
      return {
        config: null,
        findings: [wrong("settings", `The file .env cannot be read: ${message}`)],
      };
    }
  }
  try {
    return { config: readConfig(around.env) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { config: null, findings: refusedSettings(error.problems) };
  }
}

/** Asked for in so many words, or on a terminal by whoever sits there. */
async function isAgreed(
  { stdin, stdout }: Surroundings,
  { fix, json }: Options,
  { findings }: Examination,
  { targets, url }: Offer,
): Promise<boolean> {
  if (fix) return true;
  if (json || !stdin.isTTY || !stdout.isTTY) return false;
  stdout.write(`${inWords(findings)}\n`);
  const terminal = createInterface({ input: stdin, output: stdout });
  const whose = targets.length > 5 ? counted(targets.length, "number") : listed(targets);
  const answer = await terminal.question(`Set the webhooks of ${whose} to ${url}? [y/N] `);
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}
