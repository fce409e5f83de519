import { join } from "node:path";
import { createParley, memoryStorage, type Parley } from "@parley/client";
import { trust } from "../server/certificates.ts";
import { fetchFrom } from "../server/fetch.ts";
import type { StorageTrouble } from "../storage/trouble.ts";
import type { Account } from "./account.ts";
import type { Paths } from "./paths.ts";
import type { Profile } from "./profile.ts";
import { accountName } from "./tokens.ts";

/** Where an account's history and what it has not sent yet are kept. */
export const accountFile = ({ data }: Paths, profile: Profile): string =>
  join(data, "accounts", `${accountName(profile)}.sqlite`);

/** Somebody who is signed in here, with all that is kept of them. Not started. */
export async function connect(
  profile: Profile,
  token: string,
  paths: Paths,
  tell: (trouble: StorageTrouble) => void = () => {},
): Promise<Parley> {
  if (profile.ca !== undefined) trust(profile.ca);
  // What is called to do one thing needs no database.
  const { sqliteStorage } = await import("../storage/sqlite.ts");
  const storage = sqliteStorage(accountFile(paths, profile), tell);
  return createParley({ ...signedIn(profile.server, token), storage });
}

/** Somebody of whom nothing is kept on this machine. Not started. */
export function connectWithoutTrace(
  { server, token, profile }: Account,
  interrupted?: AbortSignal,
): Parley {
  if (profile?.ca !== undefined) trust(profile.ca);
  return createParley({ ...signedIn(server, token, interrupted), storage: memoryStorage() });
}

function signedIn(server: string, token: string, interrupted?: AbortSignal) {
  return { url: server, token, lane: "terminal", fetch: fetchFrom(server, interrupted) } as const;
}
