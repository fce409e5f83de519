import { createApi, createParley, indexedDbStorage, type Api, type Parley } from "@parley/client";
import type { Id, Me } from "@parley/protocol";
import { createContext, use, useSyncExternalStore } from "react";

export type AccountStatus =
  | { kind: "checking" }
  /** `ended`: somebody was signed in here and no longer is; what they wrote is still stored. */
  | { kind: "out"; ended: boolean }
  | { kind: "in"; parley: Parley };

/** One of this browser's accounts: the one whose slot the address names. */
export interface Account {
  readonly slot: number;
  /** For calls while nobody is signed in; inside, use the Parley's own. */
  readonly api: Api;
  readonly get: () => AccountStatus;
  readonly subscribe: (listener: () => void) => () => void;
  /** After a call that signed this browser in. */
  readonly enter: (me: Me) => void;
  /** Signs out and removes what this browser stored. Throws when the server cannot be told. */
  readonly leave: () => Promise<void>;
}

const AccountContext = createContext<Account | null>(null);
export const AccountProvider = AccountContext.Provider;

export function useAccount(): Account {
  const account = use(AccountContext);
  if (!account) throw new Error("useAccount needs an AccountProvider above it");
  return account;
}

export function useAccountStatus(): AccountStatus {
  const account = useAccount();
  return useSyncExternalStore(account.subscribe, account.get);
}

/** Opens the account of a slot: at once from what is stored, else by asking the server who is there. */
export function openAccount(slot: number): Account {
  const url = location.origin;
  const api = createApi({ url, slot });
  const listeners = new Set<() => void>();
  let status: AccountStatus = { kind: "checking" };

  const known = remembered(slot);
  if (known === null) void ask();
  else begin(known);

  return {
    slot,
    api,
    get: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    enter(me) {
      remember(slot, me.id);
      begin(me.id);
    },
    async leave() {
      if (status.kind !== "in") return;
      const { parley } = status;
      await parley.api.call("endCurrentSession");
      remember(slot, null);
      become({ kind: "out", ended: false });
      await parley.forget();
    },
  };

  async function ask() {
    try {
      const { items } = await api.call("listAccounts");
      const here = items.find((account) => account.slot === slot);
      if (!here) return nobody();
      remember(slot, here.me.id);
      begin(here.me.id);
    } catch {
      nobody();
    }
  }

  function nobody() {
    if (status.kind === "checking") become({ kind: "out", ended: false });
  }

  function begin(person: Id) {
    const parley = createParley({
      url,
      slot,
      storage: indexedDbStorage(String(person)),
      lane: "web",
    });
    become({ kind: "in", parley });
    const unsubscribe = parley.state.subscribe(() => {
      if (parley.state.get().connection.phase !== "signed-out") return;
      unsubscribe();
      void parley.stop();
      if (status.kind !== "in" || status.parley !== parley) return;
      remember(slot, null);
      become({ kind: "out", ended: true });
    });
    void parley.start();
  }

  function become(next: AccountStatus) {
    status = next;
    for (const listener of listeners) listener();
  }
}

const stored = (slot: number) => `parley.account.${slot}`;

function remembered(slot: number): Id | null {
  return Number(localStorage.getItem(stored(slot))) || null;
}

function remember(slot: number, person: Id | null): void {
  if (person === null) localStorage.removeItem(stored(slot));
  else localStorage.setItem(stored(slot), String(person));
}
