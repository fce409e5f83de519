import type { Depth } from "./depth.ts";
import type { Ground } from "./ground.ts";

/**
 * What colours mean; each has one meaning, and a word or a sign always says the same.
 * `name` is a person's own hue.
 */
export type Role = "quiet" | "you" | "wants" | "sealed" | "byText" | "wrong";

/** What is painted on: how many colours there are, and whether it is light or dark, where that is known. */
export interface Paper {
  depth: Depth;
  ground: Ground | null;
}

type Rgb = readonly [red: number, green: number, blue: number];

interface Colour {
  /** Of all colours and of the palette of 256: the web's own on light and on dark paper. */
  light: readonly [Rgb, number];
  dark: readonly [Rgb, number];
  /** Mid tones, for where it is not known which. */
  either: readonly [Rgb, number];
  /** SGR of the terminal's own palette, which its owner made readable. */
  "16": number;
}

const roles: Record<Role, Colour> = {
  quiet: {
    light: [[91, 100, 112], 241],
    dark: [[152, 164, 168], 247],
    either: [[122, 134, 140], 245],
    "16": 90,
  },
  you: {
    light: [[15, 118, 110], 23],
    dark: [[45, 212, 191], 43],
    either: [[20, 150, 138], 30],
    "16": 36,
  },
  wants: {
    light: [[180, 83, 9], 94],
    dark: [[251, 191, 36], 214],
    either: [[202, 118, 12], 172],
    "16": 33,
  },
  sealed: {
    light: [[109, 40, 217], 56],
    dark: [[167, 139, 250], 141],
    either: [[139, 92, 246], 98],
    "16": 35,
  },
  byText: {
    light: [[71, 85, 105], 60],
    dark: [[148, 163, 184], 109],
    either: [[105, 124, 150], 67],
    "16": 34,
  },
  wrong: {
    light: [[185, 28, 28], 124],
    dark: [[248, 113, 113], 203],
    either: [[222, 64, 64], 167],
    "16": 31,
  },
};

/** The codes that set a role's colour; none where there is no colour. */
export function colourOf(role: Role, { depth, ground }: Paper): string {
  const colour = roles[role];
  if (depth === "none") return "";
  if (depth === "16") return `${colour[16]}`;
  const [full, index] = colour[ground ?? "either"];
  return depth === "full" ? rgb(full) : indexed(index);
}

/** Everybody's own: from the id, the same hue as on the web. Amber and red stay for what they mean. */
export function nameColour(id: number, { depth, ground }: Paper): string {
  if (depth === "none") return "";
  const hue = Math.round((id % 3600) * 137.508) % 360;
  const names = namesOn[ground ?? "either"];
  const nearest = (all: readonly number[]) => all[Math.floor((hue / 360) * all.length)]!;
  if (depth === "full") return rgb(readable(hue, names.luminance));
  return depth === "256" ? indexed(nearest(names[256])) : `${nearest(names[16])}`;
}

/** Of each palette in the order of hues. The luminance is one that stands off the ground, or off both alike. */
const namesOn = {
  light: {
    luminance: 0.12,
    "256": [95, 58, 22, 23, 24, 25, 62, 55, 91, 90, 126, 125],
    "16": [32, 36, 34, 35],
  },
  dark: {
    luminance: 0.4,
    "256": [174, 179, 143, 108, 72, 73, 74, 110, 146, 141, 177, 175],
    "16": [32, 36, 94, 95, 92, 96],
  },
  either: {
    luminance: 0.18,
    "256": [167, 131, 137, 136, 100, 64, 71, 29, 30, 31, 67, 68, 62, 98, 134, 133, 132, 168],
    "16": [32, 36, 34, 35, 94, 95, 92, 96],
  },
} as const;

const rgb = ([red, green, blue]: Rgb) => `38;2;${red};${green};${blue}`;
const indexed = (index: number) => `38;5;${index}`;

/** The colour of that hue which is so bright: hues differ in it at the same lightness. */
function readable(hue: number, wanted: number): Rgb {
  let lightness = 0.5;
  for (let step = 0.25; step > 0.002; step /= 2)
    lightness += luminance(...hsl(hue, 0.55, lightness)) < wanted ? step : -step;
  return hsl(hue, 0.55, lightness);
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
