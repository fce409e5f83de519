import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { exit } from "../headless/exit.ts";
import { Trouble } from "../server/trouble.ts";
import { makeFolder } from "../storage/folder.ts";
import { isFull } from "../storage/trouble.ts";
import type { Paths } from "./paths.ts";
import type { Profile } from "./profile.ts";

/** Everybody who is signed in on this machine. */
export interface Profiles {
  /** Whom commands are for that name nobody. */
  current: string | null;
  profiles: readonly Profile[];
}

const nobody: Profiles = { current: null, profiles: [] };

/** Throws `Trouble` when the file cannot be read. */
export function readProfiles(paths: Paths): Profiles {
  const file = fileIn(paths);
  try {
    const read: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (areProfiles(read)) return read;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return nobody;
    if (code !== undefined)
      throw new Trouble(({ say }) => say("profiles.unreadable", { file, reason: code }));
  }
  throw new Trouble(({ say }) => say("profiles.damaged", { file }));
}

/** Keeps it beside the others, instead of one of the same name, as the current one. */
export function keepProfile(paths: Paths, profile: Profile): void {
  const others = readProfiles(paths).profiles.filter(({ name }) => name !== profile.name);
  write(paths, { current: profile.name, profiles: [...others, profile] });
}

export function dropProfile(paths: Paths, name: string): void {
  const { current, profiles } = readProfiles(paths);
  const left = profiles.filter((profile) => profile.name !== name);
  write(paths, { current: current === name ? (left[0]?.name ?? null) : current, profiles: left });
}

export function makeCurrent(paths: Paths, name: string): Profile {
  const { profiles } = readProfiles(paths);
  const profile = profileNamed(profiles, name);
  write(paths, { current: profile.name, profiles });
  return profile;
}

export function profileNamed(profiles: readonly Profile[], name: string): Profile {
  const found = profiles.find((profile) => profile.name === name);
  if (found) return found;
  const names = profiles.map((profile) => profile.name).join(", ");
  throw new Trouble(
    ({ say }) => (names === "" ? say("profiles.none") : say("profiles.unknown", { name, names })),
    exit.failed,
  );
}

/** A name for it that no other account has. */
export function freeName(
  paths: Paths,
  { server, username, person }: Omit<Profile, "name">,
): string {
  const { profiles } = readProfiles(paths);
  const same = profiles.find((other) => other.server === server && other.person === person);
  if (same) return same.name;
  const { host } = new URL(server);
  const wanted = `${username ?? person}@${host}`;
  const taken = new Set(profiles.map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(name)) return name;
  }
}

/** Throws `Trouble` when nobody new could be kept. */
export function ensureWritable(paths: Paths): void {
  write(paths, readProfiles(paths));
}

const fileIn = ({ data }: Paths): string => join(data, "profiles.json");

function write(paths: Paths, profiles: Profiles): void {
  writePrivately(fileIn(paths), `${JSON.stringify(profiles, null, 2)}\n`);
}

/** Whole or not at all, and for its owner's eyes alone. Throws `Trouble` when it cannot be written. */
export function writePrivately(file: string, text: string): void {
  const aside = `${file}.${process.pid}.new`;
  try {
    makeFolder(dirname(file));
    writeFileSync(aside, text, { mode: 0o600 });
    chmodSync(aside, 0o600);
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Trouble(({ say }) =>
      isFull(reason)
        ? say("profiles.full", { file })
        : say("profiles.unwritable", { file, reason }),
    );
  }
}

function areProfiles(value: unknown): value is Profiles {
  const { current, profiles } = (value ?? {}) as Partial<Profiles>;
  return (
    (typeof current === "string" || current === null) &&
    Array.isArray(profiles) &&
    profiles.every(isProfile)
  );
}

function isProfile(value: unknown): value is Profile {
  const { name, server, username, person, ca } = (value ?? {}) as Partial<Profile>;
  return (
    typeof name === "string" &&
    typeof server === "string" &&
    URL.canParse(server) &&
    (typeof username === "string" || username === null) &&
    Number.isSafeInteger(person) &&
    (ca === undefined || typeof ca === "string")
  );
}
