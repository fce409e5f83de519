import type { ConversationState, OutboxItem, Parley, State, Timeline } from "@parley/client";
import { Refusal, type Id, type Message } from "@parley/protocol";
import { fakeFiles } from "./fakeFiles.ts";
import type { Scene } from "./scenes.ts";

/** How long the made-up server takes, in milliseconds: long enough to see what waiting looks like. */
const delayMs = 150;
const later = () => new Promise<void>((resolve) => setTimeout(resolve, delayMs));

/** A Parley in memory: it shows a scene and plays along with whatever is done to it. */
export function fakeParley(scene: Scene): Parley {
  let state = scene.state;
  const listeners = new Set<() => void>();
  const change = (changes: Partial<State>) => {
    state = { ...state, ...changes };
    for (const listener of Array.from(listeners)) listener();
  };
  const changeConversation = (
    id: Id,
    next: (before: ConversationState) => Partial<ConversationState>,
  ) => {
    const before = state.conversations.get(id);
    if (!before) return;
    const conversations = new Map(state.conversations);
    conversations.set(id, { ...before, ...next(before) });
    change({ conversations });
  };
  const changeTimeline = (id: Id, next: (before: Timeline) => Partial<Timeline>) =>
    changeConversation(id, ({ timeline }) => ({ timeline: { ...timeline, ...next(timeline) } }));
  const changeMine = (id: Id, mine: Partial<ConversationState["info"]["me"]>) =>
    changeConversation(id, ({ info }) => ({ info: { ...info, me: { ...info.me, ...mine } } }));
  const changeMessage = (id: Id, seq: number, next: (before: Message) => Partial<Message>) =>
    changeTimeline(id, ({ messages }) => ({
      messages: messages.map((message) =>
        message.seq === seq ? { ...message, ...next(message) } : message,
      ),
    }));

  const arrive = (id: Id, message: Partial<Message>) =>
    changeConversation(id, ({ info, timeline }) => {
      const seq = info.lastSeq + 1;
      const at = new Date().toISOString();
      const whole: Message = {
        conversation: id,
        seq,
        ver: seq,
        sender: 0,
        at,
        body: "",
        lane: "web",
        cid: null,
        ...message,
      };
      const own = whole.sender === state.me?.id;
      const me = own ? { ...info.me, readSeq: seq } : info.me;
      return {
        info: { ...info, lastSeq: seq, lastAt: at, me },
        last: whole,
        timeline: { ...timeline, messages: [...timeline.messages, whole] },
      };
    });

  async function deliver(item: OutboxItem) {
    await later();
    if (state.connection.phase !== "online") return;
    change({ outbox: state.outbox.filter(({ cid }) => cid !== item.cid) });
    arrive(item.conversation, {
      sender: state.me!.id,
      body: item.body,
      cid: item.cid,
      ...(item.replyTo !== undefined && { replyTo: item.replyTo }),
      ...(item.files !== undefined && { files: [...item.files] }),
    });
  }

  const parley: Parley = {
    api: { call: () => later().then(() => Promise.reject(noServer)) },
    state: {
      get: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    forget: () => Promise.resolve(),
    reconnect: () => change({ connection: { phase: "online" } }),
    send(conversation, body, { replyTo, files } = {}) {
      const item: OutboxItem = {
        cid: crypto.randomUUID(),
        conversation,
        body,
        at: new Date().toISOString(),
        status: "sending",
        ...(replyTo !== undefined && { replyTo }),
        ...(files !== undefined && { files }),
      };
      change({ outbox: [...state.outbox, item] });
      void deliver(item);
      return item.cid;
    },
    retry(cid) {
      const outbox = state.outbox.map((item): OutboxItem =>
        item.cid === cid ? { ...item, status: "sending" } : item,
      );
      change({ outbox });
      void deliver(outbox.find((item) => item.cid === cid)!);
    },
    discard: (cid) => change({ outbox: state.outbox.filter((item) => item.cid !== cid) }),
    takeBack(cid) {
      const item = state.outbox.find((each) => each.cid === cid);
      parley.discard(cid);
      return item?.body ?? null;
    },
    open: later,
    async loadOlder(id) {
      const older = scene.older.get(id) ?? [];
      changeTimeline(id, () => ({ loading: "older" }));
      await later();
      const page = older.splice(-50);
      changeTimeline(id, ({ messages }) => ({
        messages: [...page, ...messages],
        atStart: older.length === 0,
        loading: null,
      }));
    },
    loadNewer: later,
    loadNewest: later,
    async edit(id, seq, body) {
      await later();
      changeMessage(id, seq, () => ({ body, editedAt: new Date().toISOString() }));
    },
    async remove(id, seq) {
      await later();
      changeMessage(id, seq, () => ({ body: "", deletedAt: new Date().toISOString() }));
    },
    async react(id, seq, emoji, on) {
      await later();
      const me = state.me!.id;
      changeMessage(id, seq, ({ reactions = [] }) => {
        const people = reactions.find((each) => each.emoji === emoji)?.people ?? [];
        const rest = reactions.filter((each) => each.emoji !== emoji);
        const next = on ? [...people, me] : people.filter((each) => each !== me);
        return { reactions: next.length > 0 ? [...rest, { emoji, people: next }] : rest };
      });
    },
    read: (id, readSeq) => changeMine(id, { readSeq, mentions: 0 }),
    async markUnread(id, fromSeq) {
      await later();
      changeMine(id, { readSeq: fromSeq - 1 });
    },
    typing: () => {},
    watch: () => {},
    setDraft(id, text) {
      const drafts = new Map(state.drafts);
      if (text === "") drafts.delete(id);
      else drafts.set(id, text);
      change({ drafts });
    },
    setDraftFiles(id, files) {
      const draftFiles = new Map(state.draftFiles);
      if (files.length === 0) draftFiles.delete(id);
      else draftFiles.set(id, files);
      change({ draftFiles });
    },
    files: fakeFiles(),
    need: () => {},
    async members(id) {
      await later();
      changeConversation(id, () => ({ members: scene.members }));
    },
    refreshContacts: later,
    texts: {
      send: () => later().then(() => 6),
      invite: () => later().then(() => Promise.reject(noServer)),
      takePart: later,
      ledger: () => later().then(() => Promise.reject(noServer)),
      texting: () => later().then(() => ({ phones: 3, segmentPrice: 0.0083, prefix: "Dana: " })),
      follow: () => () => {},
    },
  };
  return Object.assign(parley, { arrive });
}

const noServer = new Refusal("busy");
