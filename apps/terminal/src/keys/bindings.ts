import { chordNamed } from "./chord.ts";
import { actionNames, actions, type ActionName } from "./table.ts";

/** The keys of each action, as they are now. */
export type Bindings = ReadonlyMap<ActionName, readonly string[]>;

/** Something in the settings' `[keys]` that cannot be taken, as `say` says it. */
export type KeyProblem =
  | { key: "keys.unknown"; given: { action: string } }
  | { key: "keys.chord"; given: { action: string; chord: string } }
  | { key: "keys.clash"; given: { action: string; other: string; chord: string } };

export const defaultBindings: Bindings = new Map(
  actionNames.map((action) => [action, actions[action].keys]),
);

/**
 * The defaults with the settings' own in their place. What is wrong is told, and the rest is taken. A key that the
 * settings give to one action leaves the action that has it by default.
 */
export function bindingsOf(
  settings: Readonly<Record<string, readonly string[]>>,
  tell: (problem: KeyProblem) => void = () => {},
): Bindings {
  const bindings = new Map<ActionName, readonly string[]>(defaultBindings);
  const taken = new Map<string, ActionName>();
  for (const [action, chords] of Object.entries(settings)) {
    if (!isAction(action)) {
      tell({ key: "keys.unknown", given: { action } });
      continue;
    }
    const { where } = actions[action];
    const own: string[] = [];
    for (const written of chords) {
      const chord = chordNamed(written);
      const other = chord === null ? undefined : taken.get(`${where} ${chord}`);
      if (chord === null) tell({ key: "keys.chord", given: { action, chord: written } });
      else if (other) tell({ key: "keys.clash", given: { action, other, chord } });
      else {
        own.push(chord);
        taken.set(`${where} ${chord}`, action);
      }
    }
    // Where none of what was asked for can be had, the action keeps the keys it has.
    if (own.length > 0 || chords.length === 0) bindings.set(action, own);
  }
  for (const [action, chords] of bindings) {
    const { where } = actions[action];
    const left = chords.filter((chord) => (taken.get(`${where} ${chord}`) ?? action) === action);
    bindings.set(action, left);
  }
  return bindings;
}

function isAction(name: string): name is ActionName {
  return Object.hasOwn(actions, name);
}
