import { createHmac, timingSafeEqual } from "node:crypto";
import { ApiError, notFound, type ApiReply, type ApiRequest, type Route } from "../api/route.ts";
import type { World } from "../world.ts";

/**
 * Numbers of the United States that carriers took back, a list a day. Twilio answers with the signed
 * address of a text file in a store of its own; here the store is beside the resource.
 */
export const deactivationRoutes: Route[] = [
  { host: "messaging.twilio.com", method: "GET", path: "/v1/Deactivations", handle: redirect },
  {
    host: "messaging.twilio.com",
    method: "GET",
    path: "/v1/Deactivations/:Day.txt",
    handle: sendList,
    isSigned: true,
  },
];

/** "Valid for up to two minutes." */
const ADDRESS_LIFE_MS = 2 * 60_000;

const EARLIEST_DAY = "2020-08-27";
const TOO_OLD = 30113;

function redirect({ query, url }: ApiRequest, world: World): ApiReply {
  const day = /^\d{4}-\d\d-\d\d/.exec(query.get("Date") ?? "")?.[0];
  if (day === undefined) throw new ApiError(400, 20001, "Date must be given as YYYY-MM-DD");
  if (day < EARLIEST_DAY) throw new ApiError(400, TOO_OLD, "Specified date is too old");
  const now = world.clock.now();
  if (day > new Date(now).toISOString().slice(0, 10)) throw notFound(url);

  const expires = String(now + ADDRESS_LIFE_MS);
  const signature = sign(world, day, expires).toString("hex");
  const redirect_to = `https://messaging.twilio.com/v1/Deactivations/${day}.txt?Expires=${expires}&Signature=${signature}`;
  return { status: 307, body: { redirect_to }, headers: { location: redirect_to } };
}

function sendList({ params, query }: ApiRequest, world: World): ApiReply {
  const day = params["Day"] ?? "";
  const expires = query.get("Expires") ?? "";
  const given = Buffer.from(query.get("Signature") ?? "", "hex");
  const expected = sign(world, day, expires);
  const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isSigned || world.clock.now() > Number(expires))
    throw new ApiError(403, 20003, "The address is not signed, or no longer valid");

  const numbers = world.handsets
    .list()
    .filter(({ number, faults }) => number.startsWith("+1") && faults.recycledAt?.startsWith(day))
    .map(({ number }) => `${number}\n`);
  return {
    status: 200,
    body: Buffer.from(numbers.join("")),
    headers: { "content-type": "text/plain" },
  };
}

function sign({ account }: World, day: string, expires: string): Buffer {
  return createHmac("sha256", account.authToken).update(`${day} ${expires}`).digest();
}
