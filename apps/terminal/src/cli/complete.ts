// What the shell's completions ask at every press of Tab: answered from what is kept here, at once.
import { existsSync } from "node:fs";
import { accountFile } from "../profiles/connect.ts";
import type { Paths } from "../profiles/paths.ts";
import { readProfiles } from "../profiles/profiles.ts";
import { harmlessLine } from "../safe/harmless.ts";
import { sqliteStorage } from "../storage/sqlite.ts";
import { shells } from "./completions.ts";
import { commandNames, commandOf } from "./table.ts";

/** A name a line; nothing where there is nothing to name. */
export async function complete(what: string, paths: Paths): Promise<string> {
  const names = await namesOf(what, paths);
  return names.map((name) => `${harmlessLine(name)}\n`).join("");
}

async function namesOf(what: string, paths: Paths): Promise<readonly string[]> {
  switch (what) {
    case "commands":
      return commandNames.filter((name) => name !== "open" && !commandOf(name).hidden);
    case "shells":
      return shells;
    case "profiles":
      return readProfiles(paths).profiles.map(({ name }) => name);
    case "conversations":
      return conversations(paths);
    default:
      return [];
  }
}

async function conversations(paths: Paths): Promise<string[]> {
  const { current, profiles } = readProfiles(paths);
  const profile = profiles.find(({ name }) => name === current) ?? profiles[0];
  const file = profile && accountFile(paths, profile);
  if (!file || !existsSync(file)) return [];
  const kept = await sqliteStorage(file, () => {}).load();
  return [...(kept?.conversations.values() ?? [])]
    .map(({ info }) => info.name ?? info.with?.username ?? "")
    .filter((name) => name !== "")
    .sort();
}
