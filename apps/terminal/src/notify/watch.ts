// Who is told of what: mentions and directs, unless they are being looked at, here or elsewhere.
import {
  gistOf,
  nameOf,
  titleOf,
  wantedOf,
  type ConversationState,
  type Parley,
} from "@parley/client";
import type { Clock, State } from "@parley/client";
import type { Id, Message } from "@parley/protocol";
import { withoutIsolates } from "../safe/harmless.ts";
import type { Words } from "../words/words.ts";
import type { Notify } from "./notify.ts";

export interface Watching {
  /** The conversation that is on this screen, before somebody's eyes; null when none is. */
  looking: () => Id | null;
  notify: Notify;
  words: Pick<Words, "say">;
  clock?: Pick<Clock, "after">;
}

/** Whoever reads it elsewhere within this is not told; what comes within it is told together. */
const WAIT_MS = 1_000;
/** After a notice, the next one leaves at least this much time. */
const BETWEEN_MS = 5_000;
/** More conversations than this are told of in one notice. */
const MOST_AT_ONCE = 3;

interface Wanting {
  message: Message;
  count: number;
}

/** Tells of what comes from now on, and how much is unread in the title. Answers how to stop. */
export function watchForNotices(
  parley: Parley,
  { looking, notify, words: { say }, clock = timers }: Watching,
): () => void {
  const wanted = new Map<Id, number>();
  const waiting = new Map<Id, Wanting>();
  let before: State["conversations"] = new Map();
  let hasBeenOnline = false;
  let callOff: (() => void) | null = null;
  let isResting = false;

  look();
  const stop = parley.state.subscribe(look);
  return () => {
    stop();
    callOff?.();
  };

  function look(): void {
    const { conversations, connection, me } = parley.state.get();
    if (conversations !== before) {
      for (const [id, conversation] of conversations) {
        if (before.get(id) === conversation) continue;
        // What had come before this program was there is old to whoever opens it.
        if (hasBeenOnline) consider(id, conversation, me?.id);
        wanted.set(id, wantedOf(conversation));
      }
      for (const id of wanted.keys()) if (!conversations.has(id)) wanted.delete(id);
      before = conversations;
      notify.title([...wanted.values()].reduce((sum, count) => sum + count, 0));
    }
    hasBeenOnline ||= connection.phase === "online";
  }

  function consider(id: Id, conversation: ConversationState, me: Id | undefined): void {
    const { last, info, timeline } = conversation;
    const more = wantedOf(conversation) - (wanted.get(id) ?? 0);
    if (more <= 0 || info.me.level === "nothing") return;
    const heardTo = before.get(id)?.info.lastSeq ?? 0;
    const isForMe = (message: Message): boolean =>
      message.seq > heardTo && (info.kind === "direct" || isMentioned(message, me));
    const isNews = ({ seq, sender }: Message): boolean => seq > heardTo && sender !== me;
    const message = timeline.messages.findLast(isForMe) ?? last;
    if (!message || !isNews(message)) return;
    waiting.set(id, { message, count: (waiting.get(id)?.count ?? 0) + more });
    if (!isResting) callOff ??= clock.after(WAIT_MS, tell);
  }

  function tell(): void {
    callOff = null;
    const state = parley.state.get();
    const due = [...waiting].filter(([id, { message }]) => {
      const conversation = state.conversations.get(id);
      return conversation && conversation.info.me.readSeq < message.seq && looking() !== id;
    });
    waiting.clear();
    if (due.length === 0) return;
    if (due.length > MOST_AT_ONCE) notify(together(due.map(([, each]) => each)));
    else for (const [id, each] of due) notify(alone(state, state.conversations.get(id)!, each));
    rest();
  }

  function rest(): void {
    isResting = true;
    callOff = clock.after(BETWEEN_MS, () => {
      isResting = false;
      callOff = waiting.size > 0 ? clock.after(0, tell) : null;
    });
  }

  function alone(state: State, { info }: ConversationState, { message, count }: Wanting) {
    const { contacts, me, people } = state;
    const sender = people.get(message.sender);
    const name = sender ? nameOf(sender, contacts) : say("message.somebody");
    const gist = gistOf(message, say);
    const text = info.kind === "direct" ? gist : `${name}: ${gist}`;
    return {
      title: withoutIsolates(titleOf(info, contacts, me?.id, say)),
      body: count > 1 ? say("notice.more", { text, count: count - 1 }) : text,
      urgent: false,
      key: `${me?.id} ${info.id} ${message.seq}`,
    };
  }

  function together(all: readonly Wanting[]) {
    const count = all.reduce((sum, each) => sum + each.count, 0);
    const body = say("notice.many", { count, conversations: all.length });
    const newest = all.map(({ message }) => `${message.conversation}.${message.seq}`).join(" ");
    return { title: "Parley", body, urgent: false, key: newest };
  }
}

const isMentioned = ({ mentions }: Message, me: Id | undefined): boolean =>
  me !== undefined && (mentions ?? []).includes(me);

const timers: Pick<Clock, "after"> = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
