import { useParley } from "@parley/client";
import type { Id, Ask, endpoints } from "@parley/protocol";
import { useLocation } from "wouter";
import { toConversation } from "../paths.ts";

type NewConversation = Ask<typeof endpoints.createConversation>["body"];

/** Ways into a conversation; each rejects with what the server had against it. */
export interface Begin {
  /** Makes it, or finds the direct that exists, and goes there. */
  begin: (conversation: NewConversation) => Promise<void>;
  message: (person: Id) => Promise<void>;
  join: (conversation: Id) => Promise<void>;
}

export function useBegin(): Begin {
  const parley = useParley();
  const [, navigate] = useLocation();

  async function goTo(conversation: Id) {
    // The screen finds it already there; should it not be, the screen is the one to say so.
    await parley.open(conversation).catch(() => undefined);
    navigate(toConversation(conversation));
  }

  async function begin(body: NewConversation) {
    const { id } = await parley.api.call("createConversation", { body });
    await goTo(id);
  }

  return {
    begin,
    message: (person) => begin({ kind: "direct", people: [person] }),
    async join(conversation) {
      await parley.api.call("putMember", { params: { conversation, person: "me" }, body: {} });
      await goTo(conversation);
    },
  };
}
