import { useParley } from "@parley/client";
import { Refusal, type Ask, type endpoints, type Id } from "@parley/protocol";
import { useLocation } from "wouter";
import { toConversation } from "../paths.ts";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";

type NewConversation = Ask<typeof endpoints.createConversation>["body"];

/** Ways into a conversation; each rejects with what the server had against it. */
export interface Begin {
  /** Makes it, or finds the direct that exists, and goes there. */
  begin: (conversation: NewConversation) => Promise<void>;
  message: (person: Id) => Promise<void>;
  /** The same, and says it when it cannot be. */
  messageOrSay: (person: Id) => void;
  /** Why somebody cannot be written to. */
  whyNot: (error: unknown) => string;
  join: (conversation: Id) => Promise<void>;
}

export function useBegin(): Begin {
  const parley = useParley();
  const { say, sayError } = useWords();
  const { tell } = useNotice();
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

  const message = (person: Id) => begin({ kind: "direct", people: [person] });

  // Somebody who has blocked one is not there for one: the server does not tell the two apart.
  const whyNot = (error: unknown) =>
    error instanceof Refusal && error.code === "not_found"
      ? say("find.message.none")
      : sayError(error);

  return {
    begin,
    message,
    whyNot,
    messageOrSay(person) {
      message(person).catch((error: unknown) => tell({ kind: "wrong", words: whyNot(error) }));
    },
    async join(conversation) {
      await parley.api.call("putMember", { params: { conversation, person: "me" }, body: {} });
      await goTo(conversation);
    },
  };
}
