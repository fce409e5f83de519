import type { Depth } from "./depth.ts";

/**
 * What colours mean; each has one meaning, and a word or a sign always says the same.
 * `name` is a person's own hue.
 */
export type Role = "quiet" | "you" | "wants" | "sealed" | "byText" | "wrong";

interface Colour {
  /** Readable on black as on white: mid tones of the two palettes of the web. */
  full: readonly [red: number, green: number, blue: number];
  /** Of the palette of 256. */
  "256": number;
  /** SGR of the terminal's own palette, which its owner made readable. */
  "16": number;
}

const roles: Record<Role, Colour> = {
  quiet: { full: [122, 134, 140], "256": 245, "16": 90 },
  you: { full: [20, 150, 138], "256": 30, "16": 36 },
  wants: { full: [202, 118, 12], "256": 172, "16": 33 },
  sealed: { full: [139, 92, 246], "256": 98, "16": 35 },
  byText: { full: [105, 124, 150], "256": 67, "16": 34 },
  wrong: { full: [222, 64, 64], "256": 167, "16": 31 },
};

/** The codes that set a role's colour; none where there is no colour. */
export function colourOf(role: Role, depth: Depth): string {
  const colour = roles[role];
  if (depth === "none") return "";
  return depth === "full"
    ? rgb(colour.full)
    : depth === "256"
      ? indexed(colour[256])
      : `${colour[16]}`;
}

/** Everybody's own: from the id, the same hue as on the web. Amber and red stay for what they mean. */
export function nameColour(id: number, depth: Depth): string {
  if (depth === "none") return "";
  const hue = Math.round((id % 3600) * 137.508) % 360;
  if (depth === "full") return rgb(readable(hue));
  return depth === "256"
    ? indexed(of256[Math.floor((hue / 360) * of256.length)]!)
    : `${of16[Math.floor((hue / 360) * of16.length)]!}`;
}

/** Of the palette of 256, in the order of hues: readable on both grounds. */
const of256 = [167, 131, 137, 136, 100, 64, 71, 29, 30, 31, 67, 68, 62, 98, 134, 133, 132, 168];
const of16 = [32, 36, 34, 35, 94, 95, 92, 96];

const rgb = ([red, green, blue]: readonly [number, number, number]) =>
  `38;2;${red};${green};${blue}`;
const indexed = (index: number) => `38;5;${index}`;

/** A colour of that hue which has 3:1 or better on black as on white. */
function readable(hue: number): [number, number, number] {
  const [red, green, blue] = hsl(hue, 0.55, 0.5);
  const light = luminance(red, green, blue);
  // Hues differ in brightness; all are brought to the one that stands off both grounds alike.
  const factor = (0.18 / light) ** (1 / 2.2);
  return [red, green, blue].map((part) => Math.min(230, Math.round(part * factor))) as never;
}

function luminance(...parts: [number, number, number]): number {
  const [red, green, blue] = parts.map((part) => (part / 255) ** 2.2) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function hsl(hue: number, saturation: number, lightness: number): [number, number, number] {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (shift: number) => {
    const step = (shift + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(step - 3, 9 - step, 1))));
  };
  return [part(0), part(8), part(4)];
}
