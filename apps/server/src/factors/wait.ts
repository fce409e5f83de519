import { Refusal, type Id, type Me } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { changeAccount, loadAccount, type Account } from "../people/account.ts";
import { loadMe } from "../people/load.ts";
import { sendNotice } from "../texts/outgoing/notice.ts";
import { hasWaited, WAIT_MS } from "./policy.ts";

const TOLD =
  "Somebody signed in to your Parley account says that they lost this number. If it was not you, sign in with it now: that calls it off.";

/**
 * Begins to wait, for who has lost the number that is all they could prove themselves by. Whoever
 * merely found a session open can do so too: therefore the number and all sessions are told.
 */
export async function startWait(parts: Parts, person: Id): Promise<Me> {
  const { database, limits, now, twilio } = parts;
  await limits.spend("profile.change", person);
  const account = await loadAccount(database.db, person);
  if (account.password_hash !== null || account.second_factor === "totp") {
    throw new Refusal("not_for_this_kind", { message: "Your password or your app proves you." });
  }
  if (account.phone === null) throw new Refusal("phone_needed");
  // To ask again brings it no nearer, and no further off.
  const at = now();
  const runs = account.waits_until !== null && (account.waits_until > at || hasWaited(account, at));
  if (runs) return loadMe(database.db, person);
  const me = await setWait(parts, account, at + WAIT_MS);
  const notice = { phone: account.phone, number: twilio.numbers[0]!, body: TOLD, person };
  await sendNotice(parts, notice);
  return me;
}

export async function endWait(parts: Parts, person: Id): Promise<Me> {
  const account = await loadAccount(parts.database.db, person);
  return account.waits_until === null
    ? loadMe(parts.database.db, person)
    : setWait(parts, account, null);
}

async function setWait(parts: Parts, account: Account, waits_until: number | null): Promise<Me> {
  const { database, log, realtime } = parts;
  await database.write((tx) => changeAccount(tx, account, { waits_until }));
  log.info({ person: account.id }, waits_until === null ? "wait called off" : "wait begun");
  const me = await loadMe(database.db, account.id);
  realtime.notify(me.id, { type: "me", me });
  return me;
}
