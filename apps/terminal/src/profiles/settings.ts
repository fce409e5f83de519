import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, TomlError } from "smol-toml";
import type { Paths } from "./paths.ts";

/** What config.toml may say. */
export interface Settings {
  /** "de", or as a locale names it; null: what the environment says. */
  language: string | null;
  colours: "auto" | "none" | "16" | "256" | "full";
  /** What the terminal is painted on, where it does not say so itself. */
  theme: "auto" | "light" | "dark";
  /** Without boxes and without drawing over what was written: for screen readers. */
  plain: boolean;
  mouse: boolean;
  /** What tells of a message for one, besides the desktop's own notice. */
  bell: "auto" | "always" | "never";
  notify: boolean;
  /** A program and its arguments that tells instead, given title and text behind them. */
  notifier: readonly string[];
  /** What Up does in an empty composer. */
  up: "edit" | "history";
  /** `auto`: as well as the terminal can; `blocks`: with 256 colours too. */
  images: "auto" | "kitty" | "iterm2" | "sixel" | "blocks" | "off";
  /** Whether addresses can be clicked, where the terminal knows how. */
  links: boolean;
  emoji: "as-is" | "names";
  /** Keys by the action they stand for, instead of its own. */
  keys: Readonly<Record<string, readonly string[]>>;
}

export const defaultSettings: Settings = {
  language: null,
  colours: "auto",
  theme: "auto",
  plain: false,
  mouse: false,
  bell: "auto",
  notify: true,
  notifier: [],
  up: "edit",
  images: "auto",
  links: true,
  emoji: "as-is",
  keys: {},
};

/** Something that config.toml says and that cannot be taken, as `say` says it. */
export type SettingsProblem =
  | { key: "settings.unreadable"; given: { file: string; reason: string } }
  | { key: "settings.broken"; given: { file: string; line: number; reason: string } }
  | { key: "settings.unknown"; given: { file: string; name: string } }
  | { key: "settings.wrong"; given: { file: string; name: string; expected: string } };

const flag = ["true", "false"];
const choices: Partial<Record<string, readonly string[]>> = {
  colours: ["auto", "none", "16", "256", "full"],
  theme: ["auto", "light", "dark"],
  plain: flag,
  mouse: flag,
  bell: ["auto", "always", "never"],
  notify: flag,
  up: ["edit", "history"],
  images: ["auto", "kitty", "iterm2", "sixel", "blocks", "off"],
  links: flag,
  emoji: ["as-is", "names"],
};

/** What is wrong is told, and what stands beside it is taken. */
export function readSettings(
  paths: Paths,
  tell: (problem: SettingsProblem) => void = () => {},
): Settings {
  const file = join(paths.config, "config.toml");
  const given = parsed(file, tell);
  const settings: Record<string, unknown> = { ...defaultSettings };
  for (const [name, value] of Object.entries(given)) {
    const expected = expectedOf(name, value);
    if (expected === null) settings[name] = taken(name, value);
    else if (expected === undefined) tell({ key: "settings.unknown", given: { file, name } });
    else tell({ key: "settings.wrong", given: { file, name, expected } });
  }
  return settings as unknown as Settings;
}

function parsed(file: string, tell: (problem: SettingsProblem) => void): Record<string, unknown> {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof TomlError) {
      const reason = message.split("\n")[0]!.replace(/^Invalid TOML document: /, "");
      tell({ key: "settings.broken", given: { file, line: error.line, reason } });
    } else if (code !== "ENOENT")
      tell({ key: "settings.unreadable", given: { file, reason: code ?? message } });
    return {};
  }
}

/** Null: it can be taken. Undefined: there is no such setting. */
function expectedOf(name: string, value: unknown): string | null | undefined {
  if (name === "language") return typeof value === "string" ? null : '"en", "de"';
  if (name === "notifier") return areKeys({ notifier: value }) ? null : '["program", "argument"]';
  if (name === "keys") return areKeys(value) ? null : '[keys] "message.reply" = ["r"]';
  const allowed = choices[name];
  if (!allowed) return undefined;
  const quoted = allowed === flag ? allowed : allowed.map((one) => `"${one}"`);
  const isRight = allowed === flag ? typeof value === "boolean" : allowed.includes(String(value));
  return isRight ? null : quoted.join(", ");
}

/** A single key need not be a list. */
function areKeys(value: unknown): boolean {
  const isKey = (one: unknown): boolean => typeof one === "string" && one !== "";
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => isKey(one) || (Array.isArray(one) && one.every(isKey)))
  );
}

function taken(name: string, value: unknown): unknown {
  if (name === "colours") return String(value);
  if (name === "notifier") return [value].flat();
  if (name !== "keys") return value;
  const keys = Object.entries(value as Record<string, string | string[]>);
  return Object.fromEntries(keys.map(([action, chords]) => [action, [chords].flat()]));
}
