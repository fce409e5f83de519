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

/** What makes a guest a member: the name they are mentioned by is theirs for good. */
export function keptColumns({ username }: Account): AccountChanges {
  return { kind: "member", name_key: nameKey(username!) };
}
