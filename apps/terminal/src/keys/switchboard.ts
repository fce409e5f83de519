import type { Bindings } from "./bindings.ts";
import { createRegions, type Regions } from "./regions.ts";
import { actions, type ActionName, type Where } from "./table.ts";
import type { Typed } from "./typed.ts";

/** `false`: there was nothing to do, and the key may mean something else. */
export type Handlers = Partial<Record<ActionName, () => void | false>>;

export interface Layer {
  where: Where;
  handlers: Handlers;
  otherwise: ((typed: Typed) => void) | undefined;
}

interface Screen {
  /** A key is about to be acted upon. */
  heard: () => void;
  /** Resolves once the screen shows what the last key changed. */
  drawn: () => Promise<void>;
}

export interface Switchboard {
  readonly bindings: Bindings;
  /** The parts that take the mouse. */
  readonly regions: Regions;
  /** Answers how to take it away again. The layer may become another meanwhile. */
  add: (layer: { readonly current: Layer }) => () => void;
  take: (typed: readonly Typed[], screen: Screen) => Promise<void>;
}

/** What lies on top comes first. */
const height: Record<Where, number> = {
  question: 4,
  switcher: 3,
  reader: 2,
  message: 1,
  list: 1,
  timeline: 1,
  composer: 1,
  everywhere: 0,
};

export function createSwitchboard(bindings: Bindings): Switchboard {
  const layers: { readonly current: Layer }[] = [];
  const regions = createRegions();
  const queue: Typed[] = [];
  let busy = false;
  const bound = new Map<string, ActionName[]>();
  for (const [action, chords] of bindings)
    for (const chord of chords) {
      const place = `${actions[action].where} ${chord}`;
      bound.set(place, [...(bound.get(place) ?? []), action]);
    }

  /** The topmost, the last that appeared first, and then those for everywhere. */
  function asked(): Layer[] {
    const all = layers.map(({ current }) => current).toReversed();
    const top = Math.max(0, ...all.map(({ where }) => height[where]));
    return all
      .filter(({ where }) => height[where] === top || height[where] === 0)
      .toSorted((one, other) => height[other.where] - height[one.where]);
  }

  function* handlersOf(chord: string, from: readonly Layer[]) {
    for (const { where, handlers } of from)
      for (const action of bound.get(`${where} ${chord}`) ?? []) {
        const handler = handlers[action];
        if (handler) yield handler;
      }
  }

  function act(typed: Typed, from: readonly Layer[]): boolean {
    if (typed.chord === "") return false;
    for (const handler of handlersOf(typed.chord, from)) if (handler() !== false) return true;
    return false;
  }

  /** A question is answered before anything else is clicked on. */
  function point({ chord, at }: Typed, from: readonly Layer[]): boolean {
    return at !== undefined && from[0]?.where !== "question" && regions.take(chord, at);
  }

  /** Letters that mean nothing but themselves are written together. */
  function withFollowing(first: Typed, from: readonly Layer[]): Typed {
    if (first.text === "" || first.pasted) return first;
    let { text } = first;
    for (let next = queue[0]; next && next.text !== "" && !next.pasted; next = queue[0]) {
      if (!handlersOf(next.chord, from).next().done) break;
      text += next.text;
      queue.shift();
    }
    return text === first.text ? first : { text, chord: "", pasted: false };
  }

  async function take(typed: readonly Typed[], { heard, drawn }: Screen): Promise<void> {
    queue.push(...typed);
    if (busy) return;
    busy = true;
    try {
      for (let next = queue.shift(); next; next = queue.shift()) {
        heard();
        const from = asked();
        if (!point(next, from) && !act(next, from))
          from.find(({ otherwise }) => otherwise)?.otherwise?.(withFollowing(next, from));
        // So that each key meets the screen that the key before it made, though it come in a piece of its own.
        await drawn();
      }
    } finally {
      busy = false;
    }
  }

  return {
    bindings,
    regions,
    add(layer) {
      layers.push(layer);
      return () => void layers.splice(layers.indexOf(layer), 1);
    },
    take,
  };
}
