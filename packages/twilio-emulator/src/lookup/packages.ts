// What Lookup tells of a line beyond its number: of a simulated one, what its handset was told to be.
import { iso8601 } from "../api/dates.ts";
import { ApiError } from "../api/route.ts";
import type { Handset } from "../handsets/handset.ts";
import { blockedSince } from "../verify/fraud.ts";
import type { World } from "../world.ts";

export interface Lookup {
  number: string;
  country: string;
  /** The digits behind the calling code. */
  national: string;
  /** None until the number got its first text. */
  handset: Handset | undefined;
  query: URLSearchParams;
  world: World;
}

/** The networks' own test network (ITU-T E.212). */
const CARRIER = {
  carrier_name: "Emulated Wireless",
  mobile_country_code: "001",
  mobile_network_code: "01",
};
const NO_CARRIER = { carrier_name: null, mobile_country_code: null, mobile_network_code: null };

const NOT_ENABLED = 60606;
const UNSUPPORTED_COUNTRY = 60607;
const OUT_OF_COVERAGE = 60610;

const HOUR_MS = 3_600_000;

/** By the name under which it is asked for and answered. */
export const packages: Readonly<Record<string, (lookup: Lookup) => object>> = {
  caller_name: () => ({ caller_name: null, caller_type: null, error_code: NOT_ENABLED }),
  sim_swap: simSwap,
  call_forwarding: () => ({ call_forwarding_enabled: false, error_code: null }),
  line_status: lineStatus,
  line_type_intelligence: lineType,
  identity_match: () => ({
    first_name_match: null,
    last_name_match: null,
    address_lines_match: null,
    city_match: null,
    state_match: null,
    postal_code_match: null,
    address_country_match: null,
    national_id_match: null,
    date_of_birth_match: null,
    summary_score: null,
    error_code: NOT_ENABLED,
    error_message: null,
  }),
  reassigned_number: reassignment,
  sms_pumping_risk: pumpingRisk,
  phone_number_quality_score: () => ({ error_code: NOT_ENABLED }),
  pre_fill: () => ({ error_code: NOT_ENABLED }),
};

function simSwap({ handset, world }: Lookup): object {
  if (lineTypeOf(handset?.faults) !== "mobile")
    return { last_sim_swap: null, ...NO_CARRIER, error_code: OUT_OF_COVERAGE };
  const swappedAt = handset?.faults.simSwappedAt ?? null;
  const at = swappedAt === null ? null : Date.parse(swappedAt);
  const last_sim_swap = {
    last_sim_swap_date: iso8601(at),
    swapped_period: "PT24H",
    swapped_in_period: at !== null && at > world.clock.now() - 24 * HOUR_MS,
  };
  return { last_sim_swap, ...CARRIER, error_code: null };
}

function lineStatus({ handset }: Lookup): object {
  const { off, unknown } = handset?.faults ?? {};
  return { status: unknown ? "inactive" : off ? "unreachable" : "active", error_code: null };
}

function lineType({ number, national, country, handset }: Lookup): object {
  const type =
    number === MAGIC_LANDLINE
      ? "landline"
      : (plannedType(country, national) ?? lineTypeOf(handset?.faults));
  if (handset?.faults.unknown) return { ...NO_CARRIER, type: null, error_code: OUT_OF_COVERAGE };
  return { ...(type === "mobile" ? CARRIER : NO_CARRIER), type, error_code: null };
}

/** With the test credentials, a number that takes no texts. */
const MAGIC_LANDLINE = "+15005550009";

/** North America's plan names some kinds of lines by their area code. */
function plannedType(country: string, national: string): string | null {
  if (!["US", "CA"].includes(country)) return null;
  if (/^8(00|33|44|55|66|77|88)/.test(national)) return "tollFree";
  return national.startsWith("900") ? "premium" : null;
}

function lineTypeOf(faults: Handset["faults"] | undefined): string {
  return faults?.landline ? "landline" : (faults?.lineType ?? "mobile");
}

function reassignment({ query, country, handset }: Lookup): object {
  const asked = /^(\d{4})(\d\d)(\d\d)$/.exec(query.get("LastVerifiedDate") ?? "");
  if (!asked) throw new ApiError(400, 20001, "LastVerifiedDate must be given as YYYYMMDD");
  const last_verified_date = asked.slice(1).join("-");
  if (country !== "US") {
    const error_code = String(UNSUPPORTED_COUNTRY);
    return { last_verified_date, is_number_reassigned: null, error_code };
  }
  const recycledAt = handset?.faults.recycledAt ?? null;
  const isReassigned = recycledAt !== null && recycledAt.slice(0, 10) > last_verified_date;
  return {
    last_verified_date,
    is_number_reassigned: handset === undefined ? "no_data_available" : isReassigned ? "yes" : "no",
    error_code: null,
  };
}

function pumpingRisk({ number, world }: Lookup): object {
  const blockedAt = blockedSince(world, number);
  const isBlocked = blockedAt !== null;
  return {
    carrier_risk_category: isBlocked ? "high" : "low",
    number_blocked: isBlocked,
    number_blocked_date: iso8601(blockedAt),
    number_blocked_last_3_months: isBlocked,
    sms_pumping_risk_score: isBlocked ? 95 : 5,
    error_code: null,
  };
}
