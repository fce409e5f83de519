import { Refusal, type Id, type Me } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { changeAccount, loadAccount, type Account } from "../people/account.ts";
import { loadMe } from "../people/load.ts";
import { quietNumber, textAtOnce } from "../texts/at-once.ts";
import { hasWaited, WAIT_MS } from "./policy.ts";

const TOLD =
  "Somebody signed in to your Parley account says that they lost this number. If it was not you, sign in with it now: that calls it off.";

/**
 * Begins to wait, for who has lost the number that is all they could prove themselves by. Whoever
 * merely found a session open can do so too: therefore the number and all sessions are told.
 */
export async function startWait(parts: Parts, person: Id): Promise<Me> {
  const { database, limits, log, now } = parts;
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
  warn(parts, account.phone).catch((error: unknown) => {
    log.warn({ err: error }, "a number was not told that its owner waits to be let in without it");
  });
  return me;
}

/** At once: whoever has the number has a day, and no budget of texts may take it from them. */
async function warn(parts: Parts, phone: string): Promise<void> {
  await textAtOnce(parts, { phone, number: await quietNumber(parts, phone), body: TOLD });
}

export async function endWait(parts: Parts, person: Id): Promise<Me> {
  const account = await loadAccount(parts.database.db, person);
  return account.waits_until === null
    ? loadMe(parts.database.db, person)
    : setWait(parts, account, null);
}

async function setWait(parts: Parts, account: Account, waits_until: number | null): Promise<Me> {
  const { database, log, realtime } = parts;
  const isChanged = await database.write((tx) => changeAccount(tx, account, { waits_until }));
  // Something else about the account has just changed: whoever asks can see it, and ask again.
  if (!isChanged) throw new Refusal("busy");
  log.info({ person: account.id }, waits_until === null ? "wait called off" : "wait begun");
  const me = await loadMe(database.db, account.id);
  realtime.notify(me.id, { type: "me", me });
  return me;
}
