import { useParley, useParleyState, type State } from "@parley/client";
import type { Id } from "@parley/protocol";
import { useCallback, useEffect } from "react";
import { useAsked, type Asked } from "../pieces/asked.ts";

/** Contacts, requests and blocks, and what can be done about them. Each rejects with the refusal. */
export interface ContactsHere {
  /** Null until the server has been asked once. */
  contacts: State["contacts"];
  /** Asks somebody to be a contact. */
  ask: (person: Id) => Promise<void>;
  /** Keeps somebody, accepts their request, or names them; null takes the private name away. */
  keep: (person: Id, name?: string | null) => Promise<void>;
  drop: (person: Id) => Promise<void>;
  /** Declines their request, or withdraws one's own to them. */
  dropRequest: (person: Id) => Promise<void>;
  block: (person: Id) => Promise<void>;
  unblock: (person: Id) => Promise<void>;
}

/** Learns the contacts as soon as there is a connection: everybody is shown under the names they gave. */
export function useKnownContacts(): void {
  const parley = useParley();
  const due = useParleyState(
    ({ connection, contacts }) => connection.phase === "online" && contacts === null,
  );
  useEffect(() => {
    // The pages that need them say what is wrong; names fall back to people's own.
    if (due) parley.refreshContacts().catch(() => undefined);
  }, [parley, due]);
}

/** For the pages that show them: asks where that has not worked yet, and says what is wrong. */
export function useContactsAsked(): Asked<void> {
  const parley = useParley();
  return useAsked(
    useCallback(async () => {
      if (parley.state.get().contacts === null) await parley.refreshContacts();
    }, [parley]),
  );
}

export function useContacts(): ContactsHere {
  const parley = useParley();
  const contacts = useParleyState((state) => state.contacts);

  /** The server tells of the change too, but whoever pressed a button should not wait for that. */
  async function change(call: Promise<unknown>) {
    await call;
    await parley.refreshContacts();
  }

  const { api } = parley;
  return {
    contacts,
    ask: (person) => change(api.call("sendContactRequest", { body: { person } })),
    keep: (person, name) =>
      change(
        api.call("keepContact", {
          params: { person },
          body: name === undefined ? {} : { name },
        }),
      ),
    drop: (person) => change(api.call("dropContact", { params: { person } })),
    dropRequest: (person) => change(api.call("dropContactRequest", { params: { person } })),
    block: (person) => change(api.call("blockPerson", { params: { person } })),
    unblock: (person) => change(api.call("unblockPerson", { params: { person } })),
  };
}
