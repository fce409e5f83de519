import type { KeyInput } from "../keys/input.ts";

/** What is written on: dark ink on light paper, or the other way round. */
export type Ground = "light" | "dark";

/** What is known of it, and when that becomes another. */
export interface FollowedGround {
  get: () => Ground | null;
  subscribe: (listener: () => void) => () => void;
  /** Asks the terminal. Nobody waits for the answer: whoever draws does so again when it is another. */
  ask: () => void;
}

const question = "\u001b]11;?\u001b\\";
/** Terminals that know this mode tell when their colours are changed. */
export const tellGround = "\u001b[?2031h";
export const tellNoGround = "\u001b[?2031l";

export function followGround(
  input: Pick<KeyInput, "hear">,
  env: NodeJS.ProcessEnv,
  ask: (question: string) => void,
): FollowedGround {
  let ground = groundIn(env);
  const listeners = new Set<() => void>();

  input.hear((sequence) => {
    const told = groundTold(sequence);
    if (told === null || told === ground) return;
    ground = told;
    for (const listener of Array.from(listeners)) listener();
  });

  return {
    get: () => ground,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: () => ask(question),
  };
}

/** What some terminals say to begin with, "15;0" or "15;default;0": the last is the ground, of the palette of 16. */
function groundIn({ COLORFGBG = "" }: NodeJS.ProcessEnv): Ground | null {
  const [, index] = /;(\d{1,2})$/.exec(COLORFGBG) ?? [];
  if (index === undefined) return null;
  return Number(index) < 7 || index === "8" ? "dark" : "light";
}

/** From the answer, which names a colour in up to 16 bits a part, or from the notice. */
export function groundTold(sequence: string): Ground | null {
  if (sequence === "\u001b[?997;1n") return "dark";
  if (sequence === "\u001b[?997;2n") return "light";
  const [, ...written] =
    /^.\]11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(sequence) ?? [];
  if (written.length === 0) return null;
  const [red = 0, green = 0, blue = 0] = written.map(
    (part) => Number.parseInt(part, 16) / (16 ** part.length - 1),
  );
  return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? "light" : "dark";
}
