import { isolate, useParley } from "@parley/client";
import { Refusal, type Id, type MyConversation, type Person } from "@parley/protocol";
import { useNames } from "../conversations/names.ts";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { useContacts } from "./contactsState.ts";

/** The three answers to a message or invitation that waits. Each rejects with the refusal. */
export interface Answer {
  accept: (conversation: Id) => Promise<void>;
  decline: (info: MyConversation) => Promise<void>;
  /** Blocks whoever asked, and with that declines. */
  block: (info: MyConversation, from: Person) => Promise<void>;
}

export function useAnswer(): Answer {
  const { api } = useParley();
  const { say } = useWords();
  const { tell } = useNotice();
  const nameOf = useNames();
  const contacts = useContacts();

  const member = (conversation: Id) => ({ conversation, person: "me" as const });
  const leave = async (conversation: Id) => {
    try {
      await api.call("removeMember", { params: member(conversation) });
    } catch (error) {
      // Already gone, which is what was wanted.
      if (!(error instanceof Refusal && error.code === "not_found")) throw error;
    }
  };

  return {
    async accept(conversation) {
      await api.call("putMember", { params: member(conversation), body: {} });
    },
    async decline({ id }) {
      await leave(id);
      tell({ words: say("requests.declined") });
    },
    async block({ id }, from) {
      await contacts.block(from.id);
      await leave(id);
      tell({ words: say("requests.blocked", { name: isolate(nameOf(from)) }) });
    },
  };
}
