import { randomInt } from "node:crypto";
import { Refusal, type newDeviceText, type StartedDeviceText } from "@parley/protocol";
import type { z } from "zod";
import { spendSend } from "../challenges/send.ts";
import { tally } from "../metrics.ts";
import type { Parts } from "../parts.ts";
import { whoseNumber } from "../people/phone-person.ts";
import { acceptedPhones, parsePhone } from "../people/phone.ts";
import { hasOptedOut } from "../seats/seats.ts";
import { hashOf } from "../sessions/tokens.ts";
import { quietNumber, textAtOnce } from "../texts/at-once.ts";
import { letIn } from "../texts/incoming/words-out.ts";
import { DIGITS, lettersOf, TRIES } from "./policy.ts";
import { liveDeviceCode, noteText, type DeviceCodeRow } from "./queries.ts";

/**
 * Has somebody asked by text whether the device may come in. It is answered without waiting, and alike:
 * nothing may tell a number that somebody has from one that nobody has.
 */
export async function textForDevice(
  parts: Parts,
  { deviceCode, phone }: z.output<typeof newDeviceText>,
  address: string,
): Promise<StartedDeviceText> {
  const { database, log, now } = parts;
  const to = parsePhone(phone, acceptedPhones(parts));
  const row = await liveDeviceCode(database.db, hashOf(deviceCode), now());
  if (row?.state !== "pending") throw new Refusal("code_expired");
  const isKnown = (await whoseNumber(database.db, to)) !== undefined;
  await spendSend(parts, to, { address, person: null }, { purpose: "sign-in", isKnown });
  send(parts, row, to).catch((error: unknown) => {
    log.warn({ err: error }, "a text that asks to let a device in was not sent");
  });
  return {
    letters: lettersOf(row.user_code),
    digits: DIGITS,
    expiresIn: Math.max(1, Math.ceil((row.expires_at - now()) / 1000)),
  };
}

/** At once or never: what waited would ask about a device that has long given up. */
async function send(parts: Parts, { id, address }: DeviceCodeRow, phone: string): Promise<void> {
  const { db } = parts.database;
  // In the order of what it costs to know, and nothing is written for a number nobody has.
  if (!(await whoseNumber(db, phone)) || (await hasOptedOut(db, phone))) return;
  const number = await quietNumber(parts, phone);
  const digits = String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
  if (!(await noteText(db, id, { phone, number, digits, tries_left: TRIES }))) return;
  await textAtOnce(parts, { phone, number, body: letIn(address, digits) });
  tally.codesSent++;
}
