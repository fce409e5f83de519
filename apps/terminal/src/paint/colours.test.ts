import { expect, test } from "vitest";
import { colourOf, nameColour, type Role } from "./colours.ts";
import type { Ground } from "./ground.ts";

const roles: Role[] = ["quiet", "you", "wants", "sealed", "byText", "wrong"];
/** Paper as the web has it, and what terminals have for it. */
const papers: Record<Ground, number[][]> = {
  light: [
    [250, 249, 246],
    [255, 255, 255],
  ],
  dark: [
    [15, 20, 22],
    [0, 0, 0],
    [40, 42, 46],
  ],
};

test.each(["light", "dark"] as const)(
  "on %s ground all that has a colour can be read",
  (ground) => {
    const people = Array.from({ length: 400 }, (_, id) => id);
    for (const depth of ["full", "256"] as const) {
      const codes = [
        ...roles.map((role) => colourOf(role, { depth, ground })),
        ...people.map((id) => nameColour(id, { depth, ground })),
      ];
      for (const code of new Set(codes))
        for (const paper of papers[ground])
          expect([code, paper, contrast(painted(code), paper) >= 4.5]).toEqual([code, paper, true]);
    }
  },
);

/** What the codes paint, in red, green and blue. */
function painted(code: string): number[] {
  const [, kind, ...rest] = code.split(";").map(Number);
  if (kind === 2) return rest;
  const index = rest[0]!;
  if (index >= 232) return Array.from({ length: 3 }, () => 8 + 10 * (index - 232));
  const steps = [Math.floor((index - 16) / 36), Math.floor((index - 16) / 6) % 6, (index - 16) % 6];
  return steps.map((step) => (step === 0 ? 0 : 55 + 40 * step));
}

/** https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
function contrast(one: number[], other: number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(parts: number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
