import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Twilio } from "../twilio/twilio.ts";
import { ok, warn, wrong, type Finding } from "./finding.ts";
import type { NumbersLook, Owned } from "./numbers.ts";
import { explainTwilio, isMissing } from "./trouble.ts";

const CAMPAIGN = "US registration";
const TOLL_FREE = "toll-free verification";
const CAMPAIGNS_AT = "console.twilio.com (Trust Hub, Registrations)";

/** Ten digits of the United States, which texts only for a registered campaign (A2P 10DLC). */
export const isOfUnitedStates = ({ number }: Owned): boolean => {
  const parsed = parsePhoneNumberFromString(number.phoneNumber);
  return parsed?.country === "US" && parsed.getType() !== "TOLL_FREE";
};

const isTollFree = ({ number }: Owned): boolean => {
  const parsed = parsePhoneNumberFromString(number.phoneNumber);
  return parsed?.countryCallingCode === "1" && parsed.getType() === "TOLL_FREE";
};

/** The campaign of the service our US numbers are in, if any are. */
export async function checkCampaign(
  { client }: Twilio,
  where: string,
  { owned }: NumbersLook,
): Promise<Finding[]> {
  const services = new Map(
    owned
      .filter(isOfUnitedStates)
      .flatMap(({ service }) => (service ? [[service.sid, service]] : [])),
  );
  return Promise.all(
    [...services.values()].map(({ sid, friendlyName }) => look(sid, friendlyName)),
  );

  async function look(sid: string, name: string): Promise<Finding> {
    try {
      const [campaign] = await client.messaging.v1.services(sid).usAppToPerson.list({ limit: 1 });
      return campaign ? judgeCampaign(name, campaign) : withoutCampaign(name);
    } catch (error) {
      if (isMissing(error))
        return warn(CAMPAIGN, `That of “${name}” cannot be read here.`, LOOK_THERE);
      const { words } = explainTwilio(error, where);
      return warn(CAMPAIGN, `That of “${name}” could not be read: ${words}`, LOOK_THERE);
    }
  }
}

const LOOK_THERE = `See at ${CAMPAIGNS_AT} whether its campaign is verified.`;

const withoutCampaign = (name: string): Finding =>
  wrong(
    CAMPAIGN,
    `“${name}” has no campaign: texts to US phones are blocked (30034).`,
    `Register a brand and a campaign at ${CAMPAIGNS_AT}; docs/guides/twilio.md says what to write.`,
  );

interface Campaign {
  campaignStatus: string;
  errors: unknown;
}

function judgeCampaign(name: string, { campaignStatus, errors }: Campaign): Finding {
  if (campaignStatus === "VERIFIED") return ok(CAMPAIGN, `The campaign of “${name}” is verified.`);
  if (campaignStatus === "FAILED") {
    return wrong(
      CAMPAIGN,
      `The campaign of “${name}” was turned down${reasonsIn(errors)}: texts to US phones are blocked (30034).`,
      `Mend what is named and hand it in again at ${CAMPAIGNS_AT}; docs/guides/twilio.md knows the usual reasons.`,
    );
  }
  return warn(
    CAMPAIGN,
    `The campaign of “${name}” is being looked at (${campaignStatus}): ` +
      "until it is verified, texts to US phones are blocked (30034).",
    "This takes days to weeks. Meanwhile, nothing is to be done.",
  );
}

/** Whatever of it is words; Twilio lists them in more than one form. */
function reasonsIn(errors: unknown): string {
  const words = (Array.isArray(errors) ? (errors as Record<string, unknown>[]) : []).flatMap(
    ({ description, error_code: code }) =>
      typeof description !== "string"
        ? []
        : [typeof code === "number" ? `${description} (${code})` : description],
  );
  return words.length > 0 ? ` (${words.join("; ")})` : "";
}

export async function checkTollFree(
  { client }: Twilio,
  where: string,
  { owned }: NumbersLook,
): Promise<Finding[]> {
  const numbers = owned.filter(isTollFree);
  return Promise.all(
    numbers.map(async (each) => {
      const { sid, phoneNumber } = each.number;
      try {
        const [found] = await client.messaging.v1.tollfreeVerifications.list({
          tollfreePhoneNumberSid: sid,
          limit: 1,
        });
        return judgeTollFree(phoneNumber, found?.status, found?.rejectionReason);
      } catch (error) {
        const why = isMissing(error) ? "" : `: ${explainTwilio(error, where).words}`;
        return warn(TOLL_FREE, `That of ${phoneNumber} could not be read${why}.`, LOOK_AT_NUMBER);
      }
    }),
  );
}

const LOOK_AT_NUMBER =
  "See at console.twilio.com (Phone Numbers, the number, Regulatory Information) whether it is verified.";

function judgeTollFree(
  number: string,
  status: string | undefined,
  reason: string | undefined,
): Finding {
  if (status === "TWILIO_APPROVED") return ok(TOLL_FREE, `${number} is verified.`);
  if (status === "PENDING_REVIEW" || status === "IN_REVIEW") {
    return warn(
      TOLL_FREE,
      `${number} is being looked at: until then its texts are blocked (30032).`,
    );
  }
  const words =
    status === undefined
      ? `${number} is not verified: its texts are blocked (30032).`
      : `${number} was turned down (${reason || "no reason given"}): its texts are blocked (30032).`;
  return wrong(
    TOLL_FREE,
    words,
    "Hand in its verification in the Console; docs/guides/twilio.md says what to write.",
  );
}
