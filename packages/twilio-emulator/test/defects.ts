import type { Schema } from "./openapi.ts";

/**
 * Where Twilio's own answers, or its own examples, contradict its documents. Each is known and named:
 * everything else in the documents is taken at its word.
 */
interface Defect {
  /** Name of the component, or the path whose answer is meant. */
  of: string;
  property: string;
  repair: (schema: Schema) => Schema;
}

const orNull = (schema: Schema): Schema => ({ ...schema, nullable: true });
const orEmpty = ({ pattern, format, enum: values, ...schema }: Schema): Schema => ({
  ...schema,
  anyOf: [
    { ...schema, pattern, format, enum: values },
    { type: "string", enum: [""] },
  ],
});
const orMissing = (schema: Schema): Schema => ({ ...schema, optional: true });
const withoutFormat = (schema: Schema): Schema => ({ ...schema, format: undefined });
const asDecimalText = (schema: Schema): Schema => ({
  type: "string",
  nullable: schema.nullable,
  pattern: "^-?\\d+\\.\\d+$",
});

function each(
  of: string,
  properties: string[],
  repair: (schema: Schema) => Schema,
): readonly Defect[] {
  return properties.map((property) => ({ of, property, repair }));
}

const AVAILABLE = ["local", "mobile", "toll_free"].map(
  (kind) => `api.v2010.account.available_phone_number_country.available_phone_number_${kind}`,
);
const AVAILABLE_LISTS = ["Local", "Mobile", "TollFree"].map(
  (kind) => `/2010-04-01/Accounts/{AccountSid}/AvailablePhoneNumbers/{CountryCode}/${kind}.json`,
);

const DEFECTS: readonly Defect[] = [
  // A number without an application or a webhook says "" where a SID or a URL is declared.
  ...each(
    "api.v2010.account.incoming_phone_number",
    [
      "sms_application_sid",
      "sms_fallback_url",
      "sms_url",
      "status_callback",
      "voice_application_sid",
      "voice_fallback_url",
      "voice_url",
    ],
    orEmpty,
  ),
  // Packages nobody asked for are null, in objects declared never to be.
  ...each(
    "LookupResponse",
    [
      "caller_name",
      "sim_swap",
      "call_forwarding",
      "line_type_intelligence",
      "line_status",
      "identity_match",
      "reassigned_number",
      "sms_pumping_risk",
      "validation_errors",
    ],
    orNull,
  ),
  // Inside a package, what is not known is null too.
  ...each("CallerNameInfo", ["caller_name", "caller_type", "error_code"], orNull),
  ...each(
    "SimSwapInfo",
    ["last_sim_swap", "carrier_name", "mobile_country_code", "mobile_network_code", "error_code"],
    orNull,
  ),
  ...each("LastSimSwapInfo", ["last_sim_swap_date"], orNull),
  ...each("CallForwardingInfo", ["call_forwarding_enabled", "error_code"], orNull),
  ...each(
    "LineTypeIntelligenceInfo",
    ["mobile_country_code", "mobile_network_code", "carrier_name", "type", "error_code"],
    orNull,
  ),
  ...each("LineStatusInfo", ["status", "error_code"], orNull),
  ...each(
    "ReassignedNumberInfo",
    ["last_verified_date", "is_number_reassigned", "error_code"],
    orNull,
  ),
  ...each(
    "IdentityMatchInfo",
    [
      "first_name_match",
      "last_name_match",
      "address_lines_match",
      "city_match",
      "state_match",
      "postal_code_match",
      "address_country_match",
      "national_id_match",
      "date_of_birth_match",
      "summary_score",
      "error_code",
      "error_message",
    ],
    orNull,
  ),
  ...each(
    "SmsPumpingRiskInfo",
    ["number_blocked_date", "number_blocked_last_3_months", "error_code"],
    orNull,
  ),
  // An invalid number is echoed as it was asked for.
  ...each("LookupResponse", ["phone_number"], withoutFormat),
  // Numbers for sale: the friendly name is national, the position is text, faxing is not always told…
  ...AVAILABLE.flatMap((of) => [
    ...each(of, ["friendly_name"], withoutFormat),
    ...each(of, ["latitude", "longitude"], asDecimalText),
    ...each(`${of}.capabilities`, ["fax"], orMissing),
  ]),
  // …and the list comes without pages, whatever is declared.
  ...AVAILABLE_LISTS.flatMap((of) =>
    each(
      of,
      ["end", "first_page_uri", "next_page_uri", "page", "page_size", "previous_page_uri", "start"],
      orMissing,
    ),
  ),
];

/** Fields that Twilio answers and the SDK reads, but the documents (which are older) do not know. */
const UNDECLARED: Readonly<Record<string, Record<string, Schema>>> = {
  "api.v2010.account.incoming_phone_number": {
    type: { type: "string", nullable: true, optional: true },
  },
};

export function repaired(of: string, schema: Schema): Schema {
  if (schema.properties === undefined) return schema;
  const properties = { ...UNDECLARED[of], ...schema.properties };
  for (const defect of DEFECTS) {
    if (defect.of !== of) continue;
    const declared = properties[defect.property];
    if (declared === undefined) throw new Error(`${of} no longer declares ${defect.property}`);
    properties[defect.property] = defect.repair(declared);
  }
  return { ...schema, properties };
}
