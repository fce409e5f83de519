import { randomBytes } from "node:crypto";
import { Refusal } from "@parley/protocol";
import { tally } from "../metrics.ts";
import type { Parts } from "../parts.ts";

type Ingredients = Pick<Parts, "twilio" | "log">;

/** What Twilio's SDK throws; its kinds share no class. */
interface TwilioError {
  status?: number;
  code?: number | string;
}

const LANDLINE = new Set([60205, 21614, 21635]);
const TOO_MANY = new Set([60202, 60203, 60212, 20429]);

/**
 * Has Verify text a code, or the same one again; answers where it keeps the code. Throws
 * `code_unavailable` when that number cannot be reached, `busy` when Twilio cannot.
 */
export async function sendCode({ twilio, log }: Ingredients, to: string): Promise<string> {
  try {
    const sent = await service(twilio).verifications.create({ to, channel: "sms" });
    tally.codesSent++;
    return sent.sid;
  } catch (error) {
    throw refusalFor(error, log);
  }
}

/**
 * Whether it is the code that was sent. Where none was sent, the same question is put about a
 * verification that does not exist, so that the answer takes as long.
 */
export async function isCode(
  { twilio, log }: Ingredients,
  sid: string | null,
  code: string,
): Promise<boolean> {
  const verificationSid = sid ?? `VE${randomBytes(16).toString("hex")}`;
  try {
    const checked = await service(twilio).verificationChecks.create({ verificationSid, code });
    const isRight = checked.status === "approved" && sid !== null;
    if (isRight) tally.codesRight++;
    return isRight;
  } catch (error) {
    // Used, expired, called off, or checked too often: by whichever, it is not this code any more.
    const { status, code: reason } = error as TwilioError;
    if (status === 404 || reason === 60202) return false;
    throw refusalFor(error, log);
  }
}

/** Makes a code that was sent good for nothing, so that the next one is another. */
export async function callOff({ twilio, log }: Ingredients, sid: string): Promise<void> {
  try {
    await service(twilio).verifications(sid).update({ status: "canceled" });
  } catch (error) {
    // One that is over is what was wanted.
    if ((error as TwilioError).status !== 404)
      log.warn({ err: error }, "a code was not called off");
  }
}

const service = ({ client, verifyServiceSid }: Parts["twilio"]) =>
  client.verify.v2.services(verifyServiceSid);

function refusalFor(error: unknown, log: Parts["log"]): Refusal {
  const { status = 0, code } = error as TwilioError;
  if (LANDLINE.has(Number(code))) {
    return new Refusal("code_unavailable", { message: "No text can be sent to a landline." });
  }
  if (TOO_MANY.has(Number(code))) return new Refusal("too_many", { retryAfter: 600 });
  if (status === 400 || status === 403) return new Refusal("code_unavailable");
  log.error({ err: error }, "codes cannot be sent or checked");
  return new Refusal("busy");
}
