import { Refusal, type Id } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tx } from "../database/kinds.ts";
import type { Tables } from "../database/tables.ts";
import { nameKey } from "./names.ts";
import { accountsById, updatePerson, type AccountRow } from "./queries.ts";

/** Somebody as one who signs in: with what, and who they are. */
export type Account = AccountRow;
export type AccountChanges = Partial<
  Pick<
    AccountRow,
    "kind" | "name_key" | "phone" | "phone_proved_at" | "second_factor" | "waits_until"
  >
>;

export async function loadAccount(db: Kysely<Tables>, person: Id): Promise<Account> {
  const [row] = await accountsById(db, [person]);
  // An account that was deleted between the session's check and here.
  if (!row) throw new Refusal("not_signed_in");
  return row;
}

/** False when what they sign in with has become something else meanwhile. */
export async function changeAccount(
  tx: Tx,
  account: Account,
  changes: AccountChanges,
): Promise<boolean> {
  return updatePerson(tx, account, {
    password_hash: account.password_hash,
    // Whatever was waited for has come about, or is not needed any more.
    waits_until: null,
    ...changes,
  });
}

/** Somebody who has just proved who they are, and what they signed in with then. */
export type Proven = Pick<
  AccountRow,
  "id" | "password_hash" | "phone" | "second_factor" | "waits_until"
>;

/**
 * Throws unless they still sign in with that, and keeps it so until the transaction ends: a password that
 * is changed meanwhile ends all that was begun by the old one, this included.
 */
export async function holdProven(tx: Tx, proven: Proven): Promise<void> {
  const { password_hash } = proven;
  if (await updatePerson(tx, proven, { password_hash })) return;
  throw new Refusal("wrong_credentials", {
    message: "What opens this account has just been changed. Sign in again.",
  });
}

/** What makes a guest a member: the name they are mentioned by is theirs for good. */
export function keptColumns({ username }: Account): AccountChanges {
  return { kind: "member", name_key: nameKey(username!) };
}
