/** What goes wrong on purpose with the account, the carrier and the way to our webhooks. */
export interface FaultState {
  /** The next so many requests are answered 429. */
  tooMany: number;
  /** The next so many requests are answered 503, and nothing was done. */
  broken: number;
  /** The next so many creations are done, but their answer is lost on the way. */
  lost: number;
  /** Every status callback comes twice. */
  duplicateCallbacks: boolean;
  /** Every status callback is this late. */
  lateCallbacksMs: number;
  /** The callbacks before a text's last one come after it. */
  shuffledCallbacks: boolean;
  /** Carriers tell nothing of what arrived: `sent` is the last that is heard of a text. */
  noReceipts: boolean;
  /** No webhook of ours can be reached. */
  webhookOutage: boolean;
  /** How long the carrier tries a handset that is off before it gives up with 30003. */
  offPatienceMs: number;
}

export interface Faults {
  get(): FaultState;
  /** Changes what is named and leaves the rest. */
  set(faults: Partial<FaultState>): FaultState;
  /** Uses one up, if there is one left. */
  spend(fault: "tooMany" | "broken" | "lost"): boolean;
}

export function openFaults(): Faults {
  const state: FaultState = {
    tooMany: 0,
    broken: 0,
    lost: 0,
    duplicateCallbacks: false,
    lateCallbacksMs: 0,
    shuffledCallbacks: false,
    noReceipts: false,
    webhookOutage: false,
    offPatienceMs: 30_000,
  };
  return {
    get: () => ({ ...state }),
    set: (faults) => ({ ...Object.assign(state, faults) }),
    spend(fault) {
      if (state[fault] <= 0) return false;
      state[fault] -= 1;
      return true;
    },
  };
}
