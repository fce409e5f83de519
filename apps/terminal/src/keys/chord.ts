const names = new Set(
  "enter tab escape backspace delete insert space up down left right home end pageup pagedown wheelup wheeldown click".split(
    " ",
  ),
);
const functionKey = /^f([1-9]|1[0-2])$/;

const otherNames: Record<string, string> = {
  esc: "escape",
  return: "enter",
  del: "delete",
  ins: "insert",
  pgup: "pageup",
  pgdn: "pagedown",
};

const otherModifiers: Record<string, string> = {
  c: "ctrl",
  control: "ctrl",
  m: "alt",
  meta: "alt",
  option: "alt",
  s: "shift",
};

const order = ["super", "ctrl", "alt", "shift"];

/** A chord as people write it, in the one way we do: "Control+K", "C-k" and "ctrl+k". Null when it is none. */
export function chordNamed(written: string): string | null {
  // A plus or a minus can be the key itself.
  const [, before = "", last = ""] = /^((?:[A-Za-z]+[+-])*)(.+)$/s.exec(written.trim()) ?? [];
  const held = new Set<string>();
  for (const modifier of before.toLowerCase().split(/[+-]/).filter(Boolean)) {
    const name = otherModifiers[modifier] ?? modifier;
    if (!order.includes(name)) return null;
    held.add(name);
  }
  const key = keyNamed(last, held);
  if (key === null) return null;
  return [...order.filter((modifier) => held.has(modifier)), key].join("+");
}

function keyNamed(last: string, held: Set<string>): string | null {
  const lower = last.toLowerCase();
  const name = otherNames[lower] ?? lower;
  if (names.has(name) || functionKey.test(name)) return name;
  if (Array.from(last).length !== 1) return null;
  if (held.has("ctrl")) return lower;
  // A letter typed with Shift is another letter.
  return held.delete("shift") ? last.toUpperCase() : last;
}

const shown: Record<string, string> = {
  pageup: "PgUp",
  pagedown: "PgDn",
  wheelup: "Wheel ↑",
  wheeldown: "Wheel ↓",
  escape: "Esc",
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
};

/** As help shows it: "Ctrl+K", "Alt+↑", "g". */
export function chordShown(chord: string): string {
  const [, before = "", last = ""] = /^((?:[a-z]+\+)*)(.+)$/s.exec(chord) ?? [];
  const key = shown[last] ?? (last.length > 1 ? capital(last) : last);
  const modifiers = before.split("+").filter(Boolean).map(capital);
  // Ctrl+K is read as a key and not as a letter; Alt+m and Alt+M are two, and look like one.
  if (modifiers.length > 0 && /^\p{Lu}$/u.test(key)) modifiers.push("Shift");
  return [...modifiers, modifiers.includes("Ctrl") ? capital(key) : key].join("+");
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
