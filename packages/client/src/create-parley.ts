import {
  limits,
  protocolVersions,
  type Event,
  type Handshake,
  type Id,
  type Notice,
  type Sync,
} from "@parley/protocol";
import { createApi } from "./api.ts";
import {
  withDraft,
  withDraftFiles,
  withItem,
  withMe,
  withMessage,
  withPerson,
  withoutConversation,
} from "./changes.ts";
import { systemClock } from "./clock.ts";
import { createConnection } from "./connection.ts";
import { createDeliveries } from "./deliveries.ts";
import { createFiles } from "./files.ts";
import { createLive } from "./live.ts";
import { createOutbox } from "./outbox.ts";
import type { Parley, ParleyOptions } from "./parley.ts";
import type { Parts } from "./parts.ts";
import { createPeople } from "./people.ts";
import { createPresence } from "./presence.ts";
import { createReading } from "./reading.ts";
import { byLastAt } from "./select.ts";
import { emptyState, withPeople, type ConnectionState, type State } from "./state.ts";
import { createKeeper } from "./storage/keeper.ts";
import { createStore } from "./store.ts";
import { applyNotice, applySync, type Synced } from "./sync.ts";
import { createTexts } from "./texts.ts";
import { createTimelines } from "./timeline.ts";
import { onLeave } from "./wake.ts";

export function createParley(options: ParleyOptions): Parley {
  const { storage, clock = systemClock, lane = "web" } = options;
  const store = createStore<State>(emptyState);
  const api = createApi({ ...options, onSignedOut: () => connection.signedOut() });
  const connection = createConnection({
    ...options,
    clock,
    api,
    handshake: () => handshakeOf(store.get()),
    phase: enter,
    receive: {
      sync: takeIn,
      events: ({ conversation, events }) => live.receive(conversation, events),
      typing: (push) => presence.types(push),
      presence: (push) => presence.present(push),
      notice: hear,
    },
  });
  const parts: Parts = { store, clock, api, connection };
  const reading = createReading(parts);
  const { unsent } = reading;
  const live = createLive({ ...parts, unsent, applied, restarted });
  const timelines = createTimelines({ ...parts, discover: live.discover });
  const people = createPeople(parts);
  const presence = createPresence(parts);
  const deliveries = createDeliveries(parts);
  const keeper = createKeeper({ storage, store, clock, unsent });
  const { share } = storage;
  const outbox = createOutbox({ ...parts, keeper, lane, share, expect: live.expect });

  let isRunning = false;
  let isLoaded = false;
  let lastTurn: Promise<void> = Promise.resolve();
  let stopLeaving: () => void = () => {};

  return {
    api,
    state: store,
    start: () => inTurn(start),
    stop: () => inTurn(stop),
    forget: () => inTurn(forget),
    reconnect: connection.retryNow,
    files: createFiles({ ...options, onSignedOut: () => connection.signedOut() }),
    texts: { ...createTexts(parts), follow: deliveries.follow },
    send(conversation, body, about) {
      presence.wrote(conversation);
      return outbox.add(conversation, body, about);
    },
    retry: outbox.retry,
    discard: outbox.discard,
    takeBack: outbox.takeBack,
    open: timelines.open,
    loadOlder: timelines.loadOlder,
    loadNewer: timelines.loadNewer,
    loadNewest: timelines.loadNewest,
    async edit(conversation, seq, body) {
      const edited = await api.call("editMessage", {
        params: { conversation, seq },
        body: { body },
      });
      store.change((state) => withMessage(state, edited));
    },
    async remove(conversation, seq) {
      await api.call("deleteMessage", { params: { conversation, seq } });
    },
    async react(conversation, seq, emoji, on) {
      const name = on ? "addReaction" : "removeReaction";
      const message = await api.call(name, { params: { conversation, seq, emoji } });
      store.change((state) => withMessage(state, message));
    },
    read: reading.read,
    markUnread: reading.markUnread,
    typing: presence.typing,
    watch: presence.watch,
    setDraft: (conversation, text) => store.change((state) => withDraft(state, conversation, text)),
    setDraftFiles: (conversation, files) =>
      store.change((state) => withDraftFiles(state, conversation, files)),
    need: people.need,
    members: people.members,
    refreshContacts: people.refreshContacts,
  };

  /** Starting and stopping take their time, and may be asked for in the middle of each other. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    lastTurn = lastTurn.then(work, work);
    return lastTurn;
  }

  async function start(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    if (!isLoaded) await load();
    isLoaded = true;
    keeper.start();
    outbox.start();
    stopLeaving = onLeave(leave);
    connection.start();
  }

  async function load(): Promise<void> {
    const kept = await keeper.load();
    if (!kept) return;
    reading.restore(kept.unsentReads);
    store.change((begun) => {
      const state: State = {
        ...kept.state,
        connection: begun.connection,
        drafts: new Map([...kept.state.drafts, ...begun.drafts]),
        draftFiles: new Map([...kept.state.draftFiles, ...begun.draftFiles]),
      };
      return begun.outbox.reduce(withItem, state);
    });
  }

  async function stop(): Promise<void> {
    if (!isRunning) return;
    isRunning = false;
    stopLeaving();
    reading.flush();
    connection.stop();
    await outbox.stop();
    await keeper.stop();
  }

  async function forget(): Promise<void> {
    await stop();
    await keeper.wipe();
    reading.forget();
    store.change(() => emptyState);
  }

  function leave(): void {
    reading.flush();
    void keeper.flush();
  }

  function enter(now: ConnectionState): void {
    store.change((state) => ({ ...state, connection: now }));
    if (now.phase !== "online") {
      live.lost();
      presence.lost();
      return;
    }
    for (const part of [live, timelines, people, presence, deliveries, outbox]) part.resume();
    reading.flush();
  }

  function takeIn(sync: Sync): void {
    if (sync.epoch !== store.get().epoch) reading.forget();
    change((state) => applySync(state, sync, unsent));
    for (const { conversation, events } of sync.conversations) applied(conversation, events);
  }

  function hear(notice: Notice): void {
    switch (notice.type) {
      case "conversation": {
        const { conversation, events, ver } = notice.entry;
        change((state) => applyNotice(withPeople(state, notice.people), notice.entry, unsent));
        live.receive(conversation, events);
        return live.expect(conversation, { ver });
      }
      case "gone":
        return store.change((state) => withoutConversation(state, notice.conversation));
      case "read":
        return reading.readElsewhere(notice.conversation, notice.readSeq, notice.mentions);
      case "contacts":
        store.change((state) => withPeople(state, notice.request ? [notice.request] : []));
        return people.contactsChanged();
      case "person":
        return store.change((state) => withPerson(state, notice.person));
      case "me":
        return store.change((state) => withMe(state, notice.me));
      case "deliveries":
        return deliveries.told(notice.conversation, notice.items);
      case "signed-in": {
        const { lane, agent } = notice;
        return store.change((state) => ({ ...state, letIn: { lane, agent } }));
      }
      case "session-ended":
        return connection.signedOut();
    }
  }

  function change(next: (state: State) => Synced): void {
    let begun: readonly Id[] = [];
    store.change((before) => {
      const { state, restarted: ids } = next(before);
      begun = ids;
      return state;
    });
    restarted(begun);
  }

  function applied(conversation: Id, events: readonly Event[]): void {
    timelines.applied(conversation, events);
    people.applied(conversation, events);
  }

  function restarted(conversations: readonly Id[]): void {
    timelines.restarted(conversations);
    people.restarted(conversations);
  }
}

/** What is held of each conversation, the most recent first. */
function handshakeOf({ epoch, conversations }: State): Handshake {
  const newest = [...conversations.values()].sort(byLastAt).slice(0, limits.cursors);
  const cursors = newest.map(({ info, ver }): [Id, number, number] => [
    info.id,
    ver,
    info.me.readSeq,
  ]);
  return { protocol: protocolVersions.current, ...(epoch === null ? {} : { epoch, cursors }) };
}
