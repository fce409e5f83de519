import type { Twilio } from "../twilio/twilio.ts";
import { ok, wrong, type Finding } from "./finding.ts";
import { explainTwilio, isMissing } from "./trouble.ts";

const NAME = "sign-in codes";

export async function checkVerify(
  { client, verifyServiceSid }: Twilio,
  where: string,
): Promise<Finding> {
  try {
    const { friendlyName } = await client.verify.v2.services(verifyServiceSid).fetch();
    return ok(
      NAME,
      `The Verify service is there. Codes come as “Your ${friendlyName} verification code is: …”`,
    );
  } catch (error) {
    if (isMissing(error)) {
      return wrong(
        NAME,
        `The account has no Verify service ${verifyServiceSid}: nobody gets a code.`,
        "Make one at console.twilio.com (Verify, Services) and set TWILIO_VERIFY_SERVICE_SID to its SID, VA….",
      );
    }
    const { words, mend } = explainTwilio(error, where);
    return wrong(NAME, `The Verify service could not be looked at: ${words}`, mend);
  }
}
