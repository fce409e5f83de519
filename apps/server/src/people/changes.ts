import { lengthOf, limits as lengths, Refusal, type meChanges } from "@parley/protocol";
import type { z } from "zod";
import { proveAgain } from "../factors/prove-again.ts";
import type { Parts } from "../parts.ts";
import { refuseWeakPassword } from "./common-password.ts";
import { readEmail } from "./email.ts";
import { isReserved, nameKey } from "./names.ts";
import { hashPassword } from "./passwords.ts";
import { isNameTaken, type PersonRow } from "./queries.ts";

export type Changes = z.output<typeof meChanges>;

/** What a person's changes make of their row; refuses those they may not make. */
export async function columnsFor(
  parts: Parts,
  row: PersonRow,
  changes: Changes,
): Promise<Partial<PersonRow>> {
  const { email, findableByPhone } = changes;
  // Before a password or a code is asked after: a right code is used up.
  const columns: Partial<PersonRow> = email === undefined ? {} : { email: readEmail(email) };
  if (findableByPhone !== undefined) columns.findable_by_phone = findableByPhone ? 1 : 0;
  return { ...columns, ...(await namesAndPassword(parts, row, changes)) };
}

async function namesAndPassword(
  parts: Parts,
  row: PersonRow,
  changes: Changes,
): Promise<Partial<PersonRow>> {
  if (row.kind !== "guest") return membersColumns(parts, row, changes);
  if (changes.username === undefined && changes.newPassword === undefined) {
    return guestsColumns(parts, row, changes);
  }
  return keptAccount(parts, row, changes);
}

async function membersColumns(parts: Parts, row: PersonRow, changes: Changes) {
  const { displayName, username, newPassword } = changes;
  if (username !== undefined && username !== row.username) throw new Refusal("not_for_this_kind");
  const columns: Partial<PersonRow> = {};
  if (displayName !== undefined) columns.display_name = displayName;
  if (newPassword === undefined) return columns;

  if (row.kind !== "member") throw new Refusal("not_for_this_kind");
  refuseWeakPassword(newPassword, [row.username ?? "", row.display_name]);
  await proveAgain(parts, row, changes);
  return { ...columns, password_hash: await hashPassword(newPassword), waits_until: null };
}

/** What others call a guest is the nickname, so another one has to be free too. */
async function guestsColumns(parts: Parts, row: PersonRow, { displayName }: Changes) {
  if (displayName === undefined) return {};
  if (lengthOf(displayName) > lengths.nicknameMax) {
    throw new Refusal("malformed", {
      issues: [
        { path: "displayName", expected: `must be at most ${lengths.nicknameMax} characters` },
      ],
    });
  }
  const key = nameKey(displayName);
  await refuseName(parts, row, key);
  return { display_name: displayName, name_key: key };
}

/** A guest who brings a username and a password is a member from now on, with all that was theirs. */
async function keptAccount(parts: Parts, row: PersonRow, changes: Changes) {
  const { displayName = row.display_name, username, newPassword } = changes;
  if (username === undefined || newPassword === undefined) {
    const missing = username === undefined ? "username" : "newPassword";
    throw new Refusal("malformed", {
      issues: [{ path: missing, expected: "both a username and a new password" }],
    });
  }
  refuseWeakPassword(newPassword, [username, displayName]);
  await refuseName(parts, row, nameKey(username));
  return {
    kind: "member" as const,
    username,
    name_key: nameKey(username),
    display_name: displayName,
    password_hash: await hashPassword(newPassword),
  };
}

async function refuseName({ database }: Parts, row: PersonRow, key: string): Promise<void> {
  if (isReserved(key)) throw new Refusal("username_reserved");
  if (await isNameTaken(database.db, key, row.id)) throw new Refusal("username_taken");
}
