import type { Twilio } from "../twilio/twilio.ts";
import { counted, listed, ok, warn, wrong, type Finding } from "./finding.ts";
import { isOfUnitedStates } from "./registration.ts";
import { namesOf, type NumbersLook } from "./numbers.ts";

const NAME = "messaging service";
const WHERE = "console.twilio.com (Messaging, Services)";

/** Whether our numbers are in the messaging service that the settings name. */
export function judgeService(
  { messagingServiceSid }: Pick<Twilio, "messagingServiceSid">,
  { owned, services }: NumbersLook,
): Finding[] {
  if (messagingServiceSid === null) return withoutOne(owned);
  const service = services.find(({ sid }) => sid === messagingServiceSid);
  if (!service) {
    return [
      wrong(
        NAME,
        `The account has no messaging service ${messagingServiceSid} (TWILIO_MESSAGING_SERVICE_SID).`,
        services.length > 0
          ? `It has ${listed(services.map(({ sid, friendlyName }) => `${sid} (“${friendlyName}”)`))}.`
          : `Make one at ${WHERE}, or take the setting away.`,
      ),
    ];
  }
  const called = `“${service.friendlyName}”`;
  const outside = namesOf(owned, (each) => each.service?.sid !== service.sid);
  if (outside.length > 0) {
    return [
      wrong(
        NAME,
        `${listed(outside)} ${outside.length === 1 ? "is" : "are"} not in ${called}: nothing can be sent from there.`,
        `Add ${outside.length === 1 ? "it" : "them"} to its senders at ${WHERE}.`,
      ),
    ];
  }
  return [
    ok(
      NAME,
      `${called} has ${counted(owned.length, "number")} of ours. A STOP to one is a STOP to all.`,
    ),
  ];
}

function withoutOne(owned: NumbersLook["owned"]): Finding[] {
  const [inside] = owned.flatMap(({ service }) => (service ? [service] : []));
  if (inside) {
    return [
      warn(
        NAME,
        `${listed(namesOf(owned, ({ service }) => service !== null))}: in “${inside.friendlyName}”, ` +
          "where a STOP to one number is a STOP to all, and this server is not told.",
        `Set TWILIO_MESSAGING_SERVICE_SID to ${inside.sid}.`,
      ),
    ];
  }
  const american = namesOf(owned, isOfUnitedStates);
  if (american.length === 0) return [];
  return [
    wrong(
      NAME,
      `${listed(american)}: from a US number, texts to US phones are blocked (30034) ` +
        "until it is in a messaging service with a registered campaign.",
      "docs/guides/twilio.md, “US numbers”, goes through it. Then set TWILIO_MESSAGING_SERVICE_SID.",
    ),
  ];
}
