#!/usr/bin/env node
import type { AddressInfo } from "node:net";
import { destination, type Logger } from "pino";
import pretty from "pino-pretty";
import { buildApp, type App } from "./app.ts";
import { isExposed, publicAddress } from "./cli/address.ts";
import { explainListen, explainStart } from "./cli/explain.ts";
import { help } from "./cli/help.ts";
import { describePerson } from "./cli/person.ts";
import { ConfigError, readConfig, type Config } from "./config.ts";
import { openDatabase } from "./database/database.ts";
import { renewEpoch } from "./database/epoch.ts";
import { DemoRefused, fillWithDemo } from "./demo/fill.ts";
import { doctor } from "./doctor/command.ts";
import { drain } from "./drain.ts";
import { createLog } from "./logging.ts";
import { apart, simulatesApart } from "./twilio/apart.ts";
import { version } from "./version.ts";

/** As sysexits.h has them: called wrongly, set up wrongly. */
const EXIT_USAGE = 64;
const EXIT_CONFIG = 78;
const DRAINS_WITHIN_MS = 10_000;

const exposed =
  "Other machines reach this server without HTTPS: what goes over the network can be read there. " +
  "Set TLS_CERT and TLS_KEY, or PUBLIC_URL to the https address of a proxy in front of it.";

const commands: Record<string, () => Promise<void>> = {
  start,
  migrate,
  demo,
  restored,
  person,
  doctor: async () => void (process.exitCode = await doctor(process)),
  help: async () => print(help),
  version: async () => print(`${version}\n`),
};

const [name = "start"] = process.argv.slice(2);
const command = commands[name.replace(/^--?/, "")];
if (command) await command();
else fail(`There is no command called ${name}.\n\n${help}`, EXIT_USAGE);

async function start(): Promise<void> {
  const config = settings();
  const log = openLog(config);
  dieWithTheReason(log);
  const app = await orFail(buildApp({ config, log }), (error) => explainStart(error, config));
  const { port, host } = config;
  await orFail(app.http.listen({ port, host }), (error) => explainListen(error, config));
  if (isExposed(config)) log.warn(exposed);
  if (simulatesApart(config)) log.warn(`${apart.words} ${apart.mend}`);
  stopOnSignals(app, log);
  print(`Parley is on ${publicAddress(config, app.http.server.address() as AddressInfo)}\n`);
}

async function migrate(): Promise<void> {
  const config = settings();
  const database = await orFail(openDatabase(config), (error) => explainStart(error, config));
  await database.close();
  print("The database has the newest shape.\n");
}

async function restored(): Promise<void> {
  const config = settings();
  const database = await orFail(openDatabase(config), (error) => explainStart(error, config));
  await renewEpoch(database);
  await database.close();
  print("Every app will forget what it holds of this server and load it anew.\n");
}

async function person(): Promise<void> {
  const name = process.argv[3];
  if (name === undefined) return fail(`Of whom? parley-server person NAME`, EXIT_USAGE);
  const config = settings();
  const database = await orFail(openDatabase(config), (error) => explainStart(error, config));
  const found = await describePerson(database, name);
  await database.close();
  print(found ?? fail(`Nobody here has the username or number ${name}.`));
}

async function demo(): Promise<void> {
  const config = settings();
  const log = openLog(config);
  const app = await orFail(buildApp({ config, log }), (error) => explainStart(error, config));
  try {
    const { usernames, conversations, messages, password } = await fillWithDemo(app.parts);
    print(
      `Made ${usernames.length} people, ${conversations} conversations and ${messages} messages.\n` +
        `Sign in as ${usernames.slice(0, 3).join(", ")} or any other of them with the password ${password}\n` +
        "It is shown this once. Start the server with: npm start\n",
    );
  } catch (error) {
    if (!(error instanceof DemoRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } finally {
    await app.close();
  }
}

function settings(): Config {
  try {
    process.loadEnvFile();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") fail(`The file .env cannot be read: ${message}`, EXIT_CONFIG);
  }
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) fail(error.message, EXIT_CONFIG);
    throw error;
  }
}

/** The log goes to standard error: what a command was asked for is alone on standard output. */
function openLog({ logLevel }: Config): Logger {
  // Written at once, so that the last line before an end is never lost.
  const stream = process.stderr.isTTY
    ? pretty({
        destination: 2,
        sync: true,
        ignore: "reqId",
        translateTime: "SYS:HH:MM:ss",
        errorLikeObjectKeys: ["error"],
      })
    : destination({ dest: 2, sync: true });
  return createLog(logLevel, stream);
}

function stopOnSignals(app: App, log: Logger): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      // Whoever asks twice is in a hurry.
      if (stopping) process.exit(1);
      stopping = true;
      log.info("stopping");
      setTimeout(() => process.exit(1), DRAINS_WITHIN_MS).unref();
      void drain(app).then(() => process.exit(0));
    });
  }
}

/** Whatever state this leaves behind, a fresh process is safer than going on in it. */
function dieWithTheReason(log: Logger): void {
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, "the server ends because of an error nobody expected");
      process.exit(1);
    });
  }
}

async function orFail<T>(work: Promise<T>, words: (error: unknown) => string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    return fail(words(error));
  }
}

function print(text: string): void {
  process.stdout.write(text);
}

function fail(message: string, code = 1): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}
