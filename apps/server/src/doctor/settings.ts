import { isExposed } from "../cli/address.ts";
import type { Config } from "../config.ts";
import { apart, simulatesApart } from "../twilio/apart.ts";
import { ok, warn, wrong, type Finding } from "./finding.ts";

const NAME = "settings";

export function checkSettings(config: Config): Finding[] {
  const findings: Finding[] = [];
  if (isExposed(config)) {
    findings.push(
      warn(
        NAME,
        "Other machines reach this server without HTTPS: what goes over the network can be read there.",
        "Set TLS_CERT and TLS_KEY, or PUBLIC_URL to the https address of a proxy in front of it.",
      ),
    );
  }
  if (config.texts.dailyBudgetMicros === 0) {
    findings.push(
      warn(
        NAME,
        "TEXT_DAILY_BUDGET is 0: no text goes out but sign-in codes.",
        "Set it to what texts may cost a day, in US dollars.",
      ),
    );
  }
  const codes = {
    CODE_DAILY_LIMIT: config.codeDailyLimit,
    CODE_HOURLY_LIMIT: config.codeHourlyLimit,
    CODE_COUNTRY_LIMIT: config.codeCountryLimit,
  };
  for (const [name, limit] of Object.entries(codes)) {
    if (limit > 0) continue;
    findings.push(warn(NAME, `${name} is 0: nobody gets a sign-in code.`, "Set it above 0."));
  }
  if (simulatesApart(config)) findings.push(warn(NAME, apart.words, apart.mend));
  return findings.length > 0 ? findings : [ok(NAME, "They can all be used.")];
}

/** One for each value that cannot be used. */
export const refusedSettings = (problems: readonly string[]): Finding[] =>
  problems.map((problem) =>
    wrong(
      NAME,
      problem,
      "Mend it in .env or the environment; docs/settings.md lists every setting.",
    ),
  );
