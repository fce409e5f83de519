import { useParley, useParleyState, type Parley } from "@parley/client";
import { limits, type Id } from "@parley/protocol";
import { useEffect } from "react";

/** Who each place on screen wants to know about; the client is told of all of them together. */
const watching = new WeakMap<Parley, Map<symbol, readonly Id[]>>();

/** Asks for the presence of those a place draws, as long as it draws them. */
export function useWatch(people: readonly Id[]): void {
  const parley = useParley();
  const wanted = people.join();
  useEffect(() => {
    const place = Symbol();
    const places = watching.get(parley) ?? new Map<symbol, readonly Id[]>();
    watching.set(parley, places);
    places.set(place, wanted === "" ? [] : wanted.split(",").map(Number));
    tell(parley, places);
    return () => {
      places.delete(place);
      tell(parley, places);
    };
  }, [parley, wanted]);
}

export function useOnline(person: Id): boolean {
  return useParleyState((state) => state.presence.get(person) === "online");
}

function tell(parley: Parley, places: Map<symbol, readonly Id[]>): void {
  const everybody = new Set([...places.values()].flat());
  parley.watch([...everybody].slice(0, limits.watchedPeople));
}
