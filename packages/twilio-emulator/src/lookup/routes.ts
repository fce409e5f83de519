import { ApiError, type ApiReply, type ApiRequest, type Route } from "../api/route.ts";
import type { World } from "../world.ts";
import { nationalFormat, readNumber } from "./numbering.ts";
import { packages, type Lookup } from "./packages.ts";

/** Lookup v2: whether a number can be one, for nothing; what else is known of it, package by package. */
export const lookupRoutes: Route[] = [
  {
    host: "lookups.twilio.com",
    method: "GET",
    path: "/v2/PhoneNumbers/:PhoneNumber",
    handle: lookUp,
  },
];

/** An invalid number is an answer, not an error. */
function lookUp({ params, query }: ApiRequest, world: World): ApiReply {
  const asked = params["PhoneNumber"] ?? "";
  const read = readNumber(asked, query.get("CountryCode") ?? "US");
  const fault = read.number === MAGIC_INVALID ? "INVALID_BUT_POSSIBLE" : read.fault;
  const fields = fieldsOf(query);
  const lookup: Lookup = {
    number: read.number,
    country: read.country,
    national: read.national,
    handset: world.handsets.get(read.number),
    query,
    world,
  };
  const body = {
    calling_country_code: fault === null ? read.callingCode : null,
    country_code: fault === null ? read.country : null,
    phone_number: read.number,
    national_format: fault === null ? nationalFormat(read) : null,
    valid: fault === null,
    validation_errors: fault === null ? [] : [fault],
    ...Object.fromEntries(
      Object.entries(packages).map(([name, tell]) => [
        name,
        fields.has(name) && fault === null ? tell(lookup) : null,
      ]),
    ),
    url: `https://lookups.twilio.com/v2/PhoneNumbers/${read.number}`,
  };
  return { status: 200, body };
}

/** With the test credentials, nobody's number. */
const MAGIC_INVALID = "+15005550001";

function fieldsOf(query: URLSearchParams): Set<string> {
  const asked = (query.get("Fields") ?? "").split(",").map((field) => field.trim());
  const fields = new Set(asked.filter((field) => field !== "" && field !== "validation"));
  for (const field of fields)
    if (!Object.hasOwn(packages, field))
      throw new ApiError(400, 20001, `Invalid parameter Fields: ${field}`);
  return fields;
}
