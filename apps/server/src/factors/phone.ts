import { Refusal, type FreshProof, type Id, type Me, type newPhone } from "@parley/protocol";
import type { z } from "zod";
import { provePhone } from "../challenges/check.ts";
import { announce as announceIn } from "../conversations/announce.ts";
import { endSeatsOf } from "../conversations/phone-gone.ts";
import type { Tx } from "../database/kinds.ts";
import { sawConflict } from "../database/postgres.ts";
import type { Parts } from "../parts.ts";
import { loadAccount, keptColumns } from "../people/account.ts";
import { announce } from "../people/announce.ts";
import { refuseTakenPhone } from "../people/by-phone.ts";
import { changeFactors, type Change } from "./change.ts";
import { proveAgain } from "./prove-again.ts";

/** Adds or changes one's own number. A guest who proves one keeps the account by it. */
export async function changePhone(
  parts: Parts,
  change: Change,
  { challenge, code, ...proof }: z.output<typeof newPhone>,
): Promise<Me> {
  const { database, limits } = parts;
  const { person } = change.asker;
  await limits.spend("profile.change", person);
  const account = await loadAccount(database.db, person);
  if (account.kind === "bot") throw new Refusal("not_for_this_kind");
  await proveAgain(parts, account, proof);
  const phone = await provePhone(parts, { challenge, code }, { purpose: "phone", person });
  await refuseTakenPhone(database.db, phone, person);

  const isGuest = account.kind === "guest";
  const columns = { phone, phone_proved_at: parts.now(), ...(isGuest ? keptColumns(account) : {}) };
  const line = "phone changed";
  try {
    const changed = { account, columns, line };
    const { me, answer } = await changeFactors(parts, change, changed, (tx) =>
      account.phone === phone ? none : leaveWith(tx, parts, account.phone),
    );
    if (isGuest) await announce(parts, me);
    await tellOf(parts, person, answer);
    return me;
  } catch (error) {
    throw sawConflict(error) ? new Refusal("phone_taken") : error;
  }
}

/** Takes one's number off the account, unless something hangs on it. */
export async function removePhone(parts: Parts, change: Change, proof: FreshProof): Promise<Me> {
  const account = await loadAccount(parts.database.db, change.asker.person);
  if (account.password_hash === null) throw new Refusal("only_way_in");
  if (account.second_factor === "sms") {
    throw new Refusal("phone_needed", {
      message: "Your second factor goes to that number. Turn it off first.",
    });
  }
  await proveAgain(parts, account, proof);
  const changed = { account, columns: { phone: null }, line: "phone removed" };
  const { me, answer } = await changeFactors(parts, change, changed, (tx) =>
    leaveWith(tx, parts, account.phone),
  );
  await tellOf(parts, account.id, answer);
  return me;
}

const none = Promise.resolve<Id[]>([]);

/** A number that is given up takes part in nothing any more: its next owner would. */
const leaveWith = (tx: Tx, parts: Parts, phone: string | null): Promise<Id[]> =>
  phone === null ? none : endSeatsOf(tx, parts, phone);

async function tellOf(parts: Parts, person: Id, conversations: Id[]): Promise<void> {
  for (const conversation of conversations) {
    await announceIn(parts, { conversation, shown: [person] });
  }
}
