import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { AsyncEntry } from "@napi-rs/keyring";
import { Trouble } from "../server/trouble.ts";
import type { Paths } from "./paths.ts";
import type { Profile } from "./profile.ts";
import { writePrivately } from "./profiles.ts";

type Whose = Pick<Profile, "server" | "person">;

/** A keyring that is locked asks its owner for a password first. */
const KEYRING_PATIENCE_MS = 60_000;

/**
 * Keeps it in the system's keyring where there is one that works, in a file for its owner's eyes
 * alone otherwise.
 */
export async function keepToken(
  paths: Paths,
  whose: Whose,
  token: string,
  env: NodeJS.ProcessEnv,
): Promise<"keyring" | "file"> {
  if (await keepInKeyring(whose, token, env)) {
    rmSync(fileOf(paths, whose), { force: true });
    return "keyring";
  }
  writePrivately(fileOf(paths, whose), `${token}\n`);
  return "file";
}

/** Null: it is not here any more. Throws `Trouble` when it lies in a keyring that is locked, or may. */
export async function tokenOf(
  paths: Paths,
  whose: Whose,
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  // First, because that takes no time: where there is one there is none in the keyring.
  return tokenInFile(fileOf(paths, whose)) ?? tokenInKeyring(whose, env);
}

export async function dropToken(paths: Paths, whose: Whose, env: NodeJS.ProcessEnv): Promise<void> {
  rmSync(fileOf(paths, whose), { force: true });
  const entry = await entryOf(whose, env);
  await entry?.deletePassword(patience()).catch(() => false);
}

/** What is kept of an account lies under this name. */
export function accountName({ server, person }: Whose): string {
  return `${new URL(server).host.replaceAll(/[^\w.-]/g, "_")}-${person}`;
}

function tokenInFile(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim() || null;
  } catch {
    return null;
  }
}

/** Some keyrings take what they do not give back: it counts when it was read again. */
async function keepInKeyring(
  whose: Whose,
  token: string,
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  try {
    const entry = await entryOf(whose, env);
    await entry?.setPassword(token, patience());
    return (await entry?.getPassword(patience())) === token;
  } catch {
    return false;
  }
}

async function tokenInKeyring(whose: Whose, env: NodeJS.ProcessEnv): Promise<string | null> {
  const entry = await entryOf(whose, env);
  try {
    return (await entry?.getPassword(patience())) ?? null;
  } catch {
    throw new Trouble(({ say }) => say("profiles.keyring", { server: whose.server }));
  }
}

/** Null where the system has no keyring, or none of this user's is running. */
async function entryOf(whose: Whose, env: NodeJS.ProcessEnv): Promise<AsyncEntry | null> {
  // Without a bus a search for one could start a bus.
  const isWithoutBus = process.platform === "linux" && !env["DBUS_SESSION_BUS_ADDRESS"];
  if (isWithoutBus) return null;
  try {
    const { AsyncEntry: Entry } = await import("@napi-rs/keyring");
    // The kernel's keyring, which it would take instead, forgets everything when the machine is started anew.
    return new Entry("parley", accountName(whose), { linux: { store: "secret-service" } });
  } catch {
    return null;
  }
}

const patience = (): AbortSignal => AbortSignal.timeout(KEYRING_PATIENCE_MS);
const fileOf = ({ data }: Paths, whose: Whose): string => join(data, "tokens", accountName(whose));
