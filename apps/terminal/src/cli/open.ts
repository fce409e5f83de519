import { join } from "node:path";
import type { Parley } from "@parley/client";
import type { Surroundings } from "../headless/create-context.ts";
import { exit } from "../headless/exit.ts";
import { accountOf, type Account } from "../profiles/account.ts";
import { connect, connectWithoutTrace } from "../profiles/connect.ts";
import type { Profile } from "../profiles/profile.ts";
import type { Settings } from "../profiles/settings.ts";
import { trust } from "../server/certificates.ts";
import { Trouble } from "../server/trouble.ts";
import type { Options } from "./table.ts";
import type { Troubles } from "./troubles.ts";

export interface Opening extends Surroundings {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  options: Options;
  settings: Settings;
  /** What the screen says of this machine: settings that cannot be taken, a disk that is full. */
  troubles: Troubles;
}

/** `parley`: the screen, after signing in where nobody is signed in yet. */
export async function open(opening: Opening): Promise<number> {
  const { stdin, stdout, stderr, env, words, paths, options, troubles, signal } = opening;
  if (!stdin.isTTY || !stdout.isTTY) {
    stderr.write(`${words.say("cli.notATerminal")}\n`);
    return exit.calledWrongly;
  }
  const account = await meant(opening);
  if (options.ca !== undefined) trust(options.ca);

  const screen = import("../screen/openScreen.tsx");
  const { createNotify } = await import("../notify/notify.ts");
  const { profile } = account;
  const parley = profile
    ? await connect(profile, account.token, paths, troubles.add)
    : connectWithoutTrace(account);
  const settings = withOptions(opening.settings, options);
  const folder = join(paths.state, "notices");
  const notify = createNotify({ env, stdout, platform: process.platform, settings, folder });
  process.once("exit", notify.end);
  try {
    const started = parley.start();
    const { openScreen } = await screen;
    await started;
    await openScreen({
      parley: options.explore ? exploring(parley) : parley,
      profile: profile ?? (await profileIn(account, parley)),
      words,
      settings,
      env: options["no-colour"] ? { ...env, NO_COLOR: "1" } : env,
      notify,
      hearTroubles: (tell) => troubles.hear(tell, words),
      stdin,
      stdout,
    });
  } finally {
    notify.end();
    await parley.stop();
  }
  // A message that was refused waits for whoever wrote it.
  const count = parley.state.get().outbox.filter(({ status }) => status === "sending").length;
  if (count > 0) stdout.write(`${words.say(profile ? "cli.unsent" : "cli.lost", { count })}\n`);
  return signal.aborted ? exit.interrupted : exit.done;
}

/** Whoever is not signed in signs in first. */
async function meant(opening: Opening): Promise<Account> {
  const { env, paths, options, stdout, words } = opening;
  const { profile, server } = options;
  try {
    return await accountOf({ env, paths, profile, server });
  } catch (error) {
    if (!(error instanceof Trouble) || error.code !== exit.notSignedIn) throw error;
    stdout.write(`${words.say("cli.firstTime")}\n`);
    const { login } = await import("../login/login.ts");
    const signedIn = await login({ ...opening, isTerminal: true, profile, server, ca: options.ca });
    return accountOf({ env, paths, profile: signedIn.name });
  }
}

/** Of whoever the environment names. */
async function profileIn({ server }: Account, { api }: Parley): Promise<Profile> {
  const { username, id, displayName } = await api.call("getMe");
  return {
    name: `${username ?? displayName}@${new URL(server).host}`,
    server,
    username,
    person: id,
  };
}

function withOptions(settings: Settings, options: Options): Settings {
  return {
    ...settings,
    plain: settings.plain || options.plain === true,
    colours: options["no-colour"] ? "none" : settings.colours,
  };
}

/** Looks around: nothing counts as read. */
function exploring(parley: Parley): Parley {
  return { ...parley, read: () => {} };
}
