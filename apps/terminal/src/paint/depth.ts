import type { Settings } from "../profiles/settings.ts";

/** How many colours there are: none, the 16 of the terminal's own palette, 256, or all. */
export type Depth = "none" | "16" | "256" | "full";

/** The settings' word first, then the environment's, then what the terminal's name promises. */
export function depthOf(
  env: NodeJS.ProcessEnv,
  setting: Settings["colours"],
  isTerminal: boolean,
): Depth {
  if (setting !== "auto") return setting;
  const forced = forcedDepth(env["FORCE_COLOR"]);
  if (forced) return forced;
  // https://no-color.org: any value but an empty one.
  if (env["NO_COLOR"]) return "none";
  const term = env["TERM"] ?? "";
  if (!isTerminal || term === "dumb") return "none";
  if (/^(?:truecolor|24bit)$/.test(env["COLORTERM"] ?? "")) return "full";
  if (/-direct$|^xterm-kitty$|^xterm-ghostty$/.test(term) || env["WT_SESSION"]) return "full";
  if (/256/.test(term)) return "256";
  return "16";
}

/** As Node and chalk understand it: 0 to 3, or a yes. */
function forcedDepth(value: string | undefined): Depth | null {
  switch (value) {
    case undefined:
      return null;
    case "0":
    case "false":
      return "none";
    case "2":
      return "256";
    case "3":
      return "full";
    default:
      return "16";
  }
}
