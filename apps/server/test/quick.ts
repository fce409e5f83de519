import type { Clock } from "@parley/twilio-emulator";
import type { Simulation } from "../src/twilio/simulated.ts";

// Set aside for films (https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works), in a
// country where a number sends ten segments a second. Those of the usual simulation send one.
const numbers = ["006", "110", "156", "157", "158", "159", "313", "737"].map(
  (end) => `+61491570${end}`,
);

/** How much sooner the carrier does everything. */
const HASTE = 10;

const hurried: Clock = {
  now: Date.now,
  after(ms, act) {
    const timer = setTimeout(act, ms / HASTE);
    return () => clearTimeout(timer);
  },
};

/** A simulated carrier with which much is texted in little time. */
export function quickSimulation(settings: Record<string, string> = {}): Simulation {
  const count = Number(settings["SIMULATED_NUMBERS"] ?? 5);
  if (count > numbers.length) throw new Error(`There are ${numbers.length} quick numbers.`);
  return { numbers: numbers.slice(0, count), clock: hurried };
}

/** Its first number, which is at every server that has it. */
export const ours = numbers[0]!;
