import type { Id, Ledger, Member, Texting } from "@parley/protocol";
import type { Parts } from "./parts.ts";
import { withConversation, withPeople, type State } from "./state.ts";

/** What a client has to do with phones. All of these reject with `Refusal` or `Unreachable`. */
export interface Texts {
  /** Texts a number, in any spelling; answers the conversation with that phone. */
  send: (to: string, body: string) => Promise<Id>;
  /** Whom a message reached. */
  ledger: (conversation: Id, seq: number, signal?: AbortSignal) => Promise<Ledger>;
  /** What a message would be as texts. */
  texting: (conversation: Id, signal?: AbortSignal) => Promise<Texting>;
  /** Asks a phone into a conversation by text. The name is for somebody not known here yet. */
  invite: (conversation: Id, phone: string, name?: string) => Promise<Member>;
  /** Whether one takes part by text too, with one's own phone. */
  takePart: (conversation: Id, on: boolean) => Promise<void>;
  /**
   * Somebody looks at a message of one's own: what became of it is in `ledgers` soon, and kept
   * current. What it gives back ends that.
   */
  follow: (conversation: Id, seq: number) => () => void;
}

export function createTexts({ store, api }: Parts): Omit<Texts, "follow"> {
  return {
    async send(to, body) {
      const { conversation } = await api.call("sendText", { body: { to, body } });
      return conversation.id;
    },
    async ledger(conversation, seq, signal) {
      const params = { conversation, seq };
      const ledger = await api.call("getLedger", { params, ...(signal && { signal }) });
      const people = [...ledger.texts.map(({ person }) => person), ...ledger.readBy];
      store.change((state) => withPeople(state, people));
      return ledger;
    },
    texting: (conversation, signal) =>
      api.call("getTexting", { params: { conversation }, ...(signal && { signal }) }),
    async invite(conversation, phone, name) {
      const params = { conversation };
      const body = { phone, ...(name !== undefined && { name }) };
      const invited = await api.call("invitePhone", { params, body });
      store.change((state) => withMember(state, conversation, invited));
      return invited;
    },
    async takePart(conversation, on) {
      const params = { conversation, person: "me" as const };
      const mine = await api.call("putMember", { params, body: { texts: on } });
      store.change((state) => withMember(state, conversation, mine));
    },
  };
}

// No event tells who takes part by text too.
function withMember(state: State, conversation: Id, member: Member): State {
  const { person } = member;
  return withConversation(withPeople(state, [person]), conversation, (known) => {
    if (!known.members) return known;
    const isKnown = known.members.some((each) => each.person.id === person.id);
    const members = isKnown
      ? known.members.map((each) => (each.person.id === person.id ? member : each))
      : [...known.members, member];
    return { ...known, members };
  });
}
