import { tally } from "../metrics.ts";
import type { Parts } from "../parts.ts";
import { whoseNumber } from "../people/phone-person.ts";
import { lettersOf, readAnswer } from "./policy.ts";
import { approveByText, spendTries, wasTexted } from "./queries.ts";

interface Heard {
  phone: string;
  number: string;
}

/**
 * What a text does that answers one about a device; null: it is no such answer. Whoever forges the
 * sender has not seen the digits, and whoever is asked about a stranger's device has not seen the
 * letters: it takes both. Guesses count for every device that waits between the two.
 */
export async function answerForDevice(
  { database: { db }, now }: Parts,
  pair: Heard,
  body: string,
): Promise<"allowed" | "half" | "wrong" | "over" | null> {
  const given = readAnswer(body);
  if (given === null || !(await wasTexted(db, pair))) return null;
  if (given === "half") return "half";
  const asked = await spendTries(db, pair, now());
  if (asked.length === 0) return "over";
  const meant = asked.find(
    ({ digits, user_code }) => digits === given.digits && lettersOf(user_code) === given.letters,
  );
  if (!meant) return "wrong";
  const holder = await whoseNumber(db, pair.phone);
  if (!holder || !(await approveByText(db, meant.id, holder.id))) return "over";
  tally.codesRight++;
  return "allowed";
}
