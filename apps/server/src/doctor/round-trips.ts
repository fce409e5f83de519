import type { Signs } from "../database/signs.ts";
import { timeOf } from "../time.ts";
import { listed, ok, warn, type Finding } from "./finding.ts";

const NAME = "round trips";
/** Twilio tells of a text within seconds; nodes' clocks are not quite alike. */
const TOLD_WITHIN_MS = 10 * 60_000;

/** When texts were last seen to get through. What is set up right may still be out of reach. */
export function checkRoundTrips(signs: Signs | null): Finding[] {
  if (!signs) return [];
  const { accepted, reported, received } = signs;
  const seen = [
    accepted !== null && `the last text was accepted at ${timeOf(accepted)}`,
    reported !== null && `the last report of one was heard at ${timeOf(reported)}`,
    received !== null && `the last text that came in was told of at ${timeOf(received)}`,
  ].filter((words) => words !== false);
  if (seen.length === 0) return [];
  const words = `As far as was noted, ${listed(seen)}.`;
  if (accepted === null || accepted - (reported ?? 0) <= TOLD_WITHIN_MS) return [ok(NAME, words)];
  return [
    warn(
      NAME,
      `${words} Twilio takes texts, and its reports do not come back.`,
      "See that PUBLIC_URL can be reached from the Internet, and that a proxy lets /hooks/twilio through.",
    ),
  ];
}
