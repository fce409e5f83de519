import { gistOf, useParley } from "@parley/client";
import { isBlank, type Message, type MyConversation } from "@parley/protocol";
import type { ActionName } from "../../keys/table.ts";
import { emojiTyped } from "../../safe/emojiNames.ts";
import { useWords } from "../../words/useWords.ts";
import { useOutside } from "../outside.ts";
import { useUiStore } from "../ui.ts";
import { copy } from "./clipboard.ts";
import { openablesOf } from "./opener.ts";
import { mayDelete, type Target } from "./target.ts";
import { useOpener } from "./useOpener.ts";

type Acts = Partial<Record<ActionName, () => void>>;

/** What can be done with the chosen message; what cannot is answered with the reason. */
export function useActs(target: Target | null, info: MyConversation): Acts {
  const parley = useParley();
  const ui = useUiStore();
  const { say, sayError, full } = useWords();
  const { env, write, profile } = useOutside();
  const { open } = useOpener();
  const refuse = (text: string) => ui.tell(text, "went-wrong");
  const failed = (error: unknown) => refuse(sayError(error));
  const me = parley.state.get().me?.id;

  if (target === null) return {};
  if (target.kind === "pending") return actsOnPending(target.item);
  return actsOn(target.message);

  function actsOnPending({
    cid,
    status,
    body,
  }: Extract<Target, { kind: "pending" }>["item"]): Acts {
    const retry = () => {
      if (status === "failed") parley.retry(cid);
    };
    return {
      "message.retry": retry,
      "message.reply": retry,
      "message.copy": () => copyText(body, say("message.copied")),
      "message.delete": () =>
        ui.ask({ text: say("message.discard"), yes: () => parley.discard(cid) }),
      "message.edit"() {
        const text = parley.takeBack(cid);
        if (text === null) return;
        const draft = parley.state.get().drafts.get(info.id) ?? "";
        parley.setDraft(info.id, [text, draft].filter(Boolean).join("\n"));
        ui.focus("composer");
      },
    };
  }

  function actsOn(message: Message): Acts {
    const { conversation, seq, body } = message;
    const own = message.sender === me;
    const there = message.deletedAt === undefined;
    const ifThere = (act: () => void) => () => (there ? act() : refuse(say("message.gone")));
    const link = new URL(`/c/${conversation}/${seq}`, profile.server).href;
    return {
      "message.reply": ifThere(() => ui.reply(seq)),
      "message.edit": ifThere(() => (own ? ui.edit(seq) : refuse(say("message.notYours")))),
      "message.delete": ifThere(() => {
        if (!mayDelete(info, own)) return refuse(say("message.mayNotDelete"));
        const yes = () => void parley.remove(conversation, seq).catch(failed);
        ui.ask({ text: say("message.delete"), yes });
      }),
      "message.react": ifThere(() =>
        ui.ask({ text: say("message.react"), typed: "", yes: (typed) => react(message, typed) }),
      ),
      "message.copy": ifThere(() =>
        isBlank(body)
          ? refuse(say("message.nothingToCopy"))
          : copyText(body, say("message.copied")),
      ),
      "message.copyAll": ifThere(() => copyText(withSender(message), say("message.copied"))),
      "message.copyLink": () => copyText(link, say("message.linkCopied")),
      "message.links": ifThere(() => open(openablesOf(message))),
      "message.view": () => ui.show("viewer"),
      "message.replied"() {
        if (message.replyTo === undefined) refuse(say("message.noThreads"));
        else ui.go(conversation, message.replyTo);
      },
      "message.deliveries": () => (own ? ui.show("deliveries") : refuse(say("message.onlyOwn"))),
      "message.unread"() {
        parley.markUnread(conversation, seq).then(() => ui.tell(say("message.unread")), failed);
      },
      "message.retry": () => refuse(say("message.notFailed")),
    };
  }

  /** Under the name that everybody knows them by, for wherever it is put. */
  function withSender(message: Message): string {
    const { sender, at, body } = message;
    const { people, me: own } = parley.state.get();
    const person = sender === own?.id ? own : people.get(sender);
    const name = person?.displayName ?? say("message.somebody");
    const words = isBlank(body) ? gistOf(message, say) : body;
    return `${name}, ${full(new Date(at))}\n${words}`;
  }

  function copyText(text: string, done: string): void {
    copy(text, env, write);
    ui.tell(done, "done");
  }

  function react({ conversation, seq, reactions }: Message, typed: string): void {
    if (typed.trim() === "") return;
    const emoji = emojiTyped(typed);
    if (emoji === null) return refuse(say("message.notEmoji"));
    const given = reactions?.find((each) => each.emoji === emoji);
    const on = me === undefined || !given?.people.includes(me);
    parley.react(conversation, seq, emoji, on).catch(failed);
  }
}
