import { Refusal, type Id, type Me } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { changeAccount, loadAccount, type Account } from "../people/account.ts";
import { loadMe } from "../people/load.ts";
import { whoseNumber } from "../people/phone-person.ts";
import { quietNumber, textAtOnce } from "../texts/at-once.ts";
import { lost } from "../texts/incoming/words-out.ts";
import { isAwaited, WAIT_MS } from "./policy.ts";

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
  if (isAwaited(account, at)) return loadMe(database.db, person);
  const me = await setWait(parts, account, at + WAIT_MS);
  warn(parts, account.phone).catch((error: unknown) => {
    log.warn({ err: error }, "a number was not told that its owner waits to be let in without it");
  });
  return me;
}

/** At once: whoever has the number has a day, and no budget of texts may take it from them. */
async function warn(parts: Parts, phone: string): Promise<void> {
  await textAtOnce(parts, { phone, number: await quietNumber(parts, phone), body: lost });
}

export async function endWait(parts: Parts, person: Id): Promise<Me> {
  const account = await loadAccount(parts.database.db, person);
  return account.waits_until === null
    ? loadMe(parts.database.db, person)
    : setWait(parts, account, null);
}

/** Whether it is this phone's owner who is waited for. */
export const isWaitedFor = async (parts: Parts, phone: string): Promise<boolean> =>
  (await awaited(parts, phone)) !== null;

/**
 * Calls a wait off because the phone says so: false when none is on. A text proves nobody, but a veto
 * takes nothing from anybody that they cannot ask for again. `answer` is queued with it, or neither is done.
 */
export async function callOffWait(
  parts: Parts,
  phone: string,
  answer: (tx: Tx) => Promise<unknown>,
): Promise<boolean> {
  const account = await awaited(parts, phone);
  if (account) await setWait(parts, account, null, answer);
  return account !== null;
}

async function awaited({ database: { db }, now }: Parts, phone: string): Promise<Account | null> {
  const holder = await whoseNumber(db, phone);
  const account = holder ? await loadAccount(db, holder.id) : null;
  return account && isAwaited(account, now()) ? account : null;
}

async function setWait(
  parts: Parts,
  account: Account,
  waits_until: number | null,
  also: (tx: Tx) => Promise<unknown> = async () => {},
): Promise<Me> {
  const { database, log, realtime } = parts;
  const isChanged = await database.write(async (tx) => {
    if (!(await changeAccount(tx, account, { waits_until }))) return false;
    await also(tx);
    return true;
  });
  // Something else about the account has just changed: whoever asks can see it, and ask again.
  if (!isChanged) throw new Refusal("busy");
  log.info({ person: account.id }, waits_until === null ? "wait called off" : "wait begun");
  const me = await loadMe(database.db, account.id);
  realtime.notify(me.id, { type: "me", me });
  return me;
}
