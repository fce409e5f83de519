import { rfc2822 } from "../api/dates.ts";
import type { ApiReply, ApiRequest, Route } from "../api/route.ts";
import type { World } from "../world.ts";

const ACCOUNT = "/2010-04-01/Accounts/:AccountSid";

export const accountRoutes: Route[] = [
  { host: "api.twilio.com", method: "GET", path: `${ACCOUNT}.json`, handle: fetchAccount },
  { host: "api.twilio.com", method: "GET", path: `${ACCOUNT}/Balance.json`, handle: fetchBalance },
];

function fetchAccount(_: ApiRequest, { account }: World): ApiReply {
  const uri = `/2010-04-01/Accounts/${account.sid}`;
  const body = {
    auth_token: account.authToken,
    date_created: rfc2822(account.createdAt),
    date_updated: rfc2822(account.createdAt),
    friendly_name: "Emulated account",
    owner_account_sid: account.sid,
    sid: account.sid,
    status: "active",
    subresource_uris: {
      available_phone_numbers: `${uri}/AvailablePhoneNumbers.json`,
      balance: `${uri}/Balance.json`,
      incoming_phone_numbers: `${uri}/IncomingPhoneNumbers.json`,
      messages: `${uri}/Messages.json`,
    },
    type: "Full",
    uri: `${uri}.json`,
  };
  return { status: 200, body };
}

const CREDIT = 100;

/** What was paid in, less what texts have cost; their prices are negative. */
function fetchBalance(_: ApiRequest, { account, messages }: World): ApiReply {
  let balance = CREDIT;
  for (const { price } of messages.newestFirst({})) balance += Number(price ?? 0);
  const body = { account_sid: account.sid, balance: balance.toFixed(2), currency: "USD" };
  return { status: 200, body };
}
