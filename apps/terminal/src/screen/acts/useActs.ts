import { useParley } from "@parley/client";
import { isBlank, type Message, type MyConversation } from "@parley/protocol";
import type { ActionName } from "../../keys/table.ts";
import { harmlessLine, harmlessName } from "../../safe/harmless.ts";
import { cut } from "../../safe/width.ts";
import { emojiTyped } from "../../safe/emojiNames.ts";
import { useWords } from "../../words/useWords.ts";
import { useOutside } from "../outside.ts";
import { useUiStore } from "../ui.ts";
import { copy } from "./clipboard.ts";
import { keep, openablesOf, openOutside, type Openable } from "./opener.ts";
import { mayDelete, type Target } from "./target.ts";

type Acts = Partial<Record<ActionName, () => void>>;

/** What can be done with the chosen message; what cannot is answered with the reason. */
export function useActs(target: Target | null, info: MyConversation): Acts {
  const parley = useParley();
  const ui = useUiStore();
  const { say, sayError } = useWords();
  const { env, write, profile } = useOutside();
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
      "message.copyAll": () => copyText(link, say("message.linkCopied")),
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

  function open(all: readonly Openable[]): void {
    const [first] = all;
    if (!first) return refuse(say("message.nothingToOpen"));
    if (all.length === 1) return void openOne(first);
    const things = all.map((one, index) => `${index + 1} ${cut(calledOf(one), 24)}`).join("  ");
    ui.ask({
      text: say("message.open", { things }),
      typed: "",
      yes(typed) {
        const chosen = all[Number(typed.trim()) - 1];
        if (chosen) void openOne(chosen);
        else if (typed.trim() !== "") refuse(say("message.openOne", { count: all.length }));
      },
    });
  }

  async function openOne(one: Openable): Promise<void> {
    const name = cut(calledOf(one), 40);
    let kept: string | null = null;
    ui.tell(say("message.opening", { name }));
    try {
      if (one.kind === "file") kept = await keep(parley, one.file);
    } catch (error) {
      return failed(error);
    }
    try {
      await openOutside(one.kind === "file" ? kept! : one.href);
      ui.tell(say("message.opened", { name }), "done");
    } catch {
      // A file is there even so; an address can be copied.
      if (kept !== null) ui.tell(say("message.kept", { name, path: harmlessLine(kept) }));
      else refuse(say("message.openFailed", { name }));
    }
  }
}

const calledOf = (one: Openable) =>
  one.kind === "file" ? harmlessName(one.file.name) : harmlessLine(one.href);
