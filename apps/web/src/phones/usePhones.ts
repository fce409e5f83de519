import type { Api } from "@parley/client";
import {
  Refusal,
  type CarrierFaults,
  type ConsoleEntry,
  type Handset,
  type HandsetText,
} from "@parley/protocol";
import { useEffect, useState } from "react";

export interface Phones {
  /** This server's own numbers. */
  own: readonly string[];
  handsets: readonly Handset[];
  /** By the phone's number. */
  texts: ReadonlyMap<string, readonly HandsetText[]>;
  faults: CarrierFaults;
  /** The newest first. */
  console: readonly ConsoleEntry[];
}

/** `absent`: the server has no simulated phones, or none for whoever asks. */
export type PhonesState =
  | { kind: "asking"; problem: unknown }
  | { kind: "absent" }
  | { kind: "there"; phones: Phones; problem: unknown };

const RETRY_MS = 2_000;
/** What comes in a burst is read together. */
const BURST_MS = 200;

/** The simulated phones as they are, and as they change, for as long as it is drawn. */
export function usePhones(api: Api): PhonesState {
  const [state, setState] = useState<PhonesState>({ kind: "asking", problem: null });
  useEffect(() => {
    const controller = new AbortController();
    void follow(api, controller.signal, setState);
    return () => controller.abort();
  }, [api]);
  return state;
}

type Update = (change: (before: PhonesState) => PhonesState) => void;

async function follow(api: Api, signal: AbortSignal, update: Update): Promise<void> {
  let last: number | undefined;
  while (!signal.aborted) {
    try {
      const query = last === undefined ? {} : { after: last };
      const changes = await api.call("awaitHandsetChanges", { query, signal });
      const read = await readPhones(api, changes.handsets, signal);
      last = changes.last;
      if (signal.aborted) return;
      update((before) => withRead(before, read));
      await pause(BURST_MS, signal);
    } catch (problem) {
      if (signal.aborted) return;
      if (problem instanceof Refusal && problem.code === "not_found")
        return update(() => ({ kind: "absent" }));
      update((before) => (before.kind === "absent" ? before : { ...before, problem }));
      await pause(RETRY_MS, signal);
    }
  }
}

/** All there is, and of the texts only those on phones that changed. */
async function readPhones(
  api: Api,
  changed: readonly string[],
  signal: AbortSignal,
): Promise<Phones> {
  const [own, handsets, faults, console, ...texts] = await Promise.all([
    api.call("listOwnNumbers", { signal }),
    api.call("listHandsets", { signal }),
    api.call("getCarrierFaults", { signal }),
    api.call("listConsole", { signal }),
    ...changed.map((number) => api.call("listHandsetTexts", { params: { number }, signal })),
  ]);
  return {
    own: own.items.map(({ number }) => number),
    handsets: handsets.items,
    faults,
    console: console.items.toReversed(),
    texts: new Map(changed.map((number, index) => [number, texts[index]!.items])),
  };
}

function withRead(before: PhonesState, read: Phones): PhonesState {
  const known = before.kind === "there" ? before.phones.texts : new Map();
  const phones = { ...read, texts: new Map([...known, ...read.texts]) };
  return { kind: "there", phones, problem: null };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
