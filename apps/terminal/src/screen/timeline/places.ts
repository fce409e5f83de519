import type { Parley } from "@parley/client";
import type { Id } from "@parley/protocol";
import type { Place } from "./view.ts";

const all = new WeakMap<Parley, Map<Id, Place>>();

/** Where somebody was reading in each conversation, so that coming back is coming back there. */
export function placesOf(parley: Parley): Map<Id, Place> {
  const places = all.get(parley) ?? new Map<Id, Place>();
  all.set(parley, places);
  return places;
}
