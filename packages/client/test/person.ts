// One account of a test, and waiting for what it shows.
import { setImmediate } from "node:timers/promises";
import { createParley } from "../src/create-parley.ts";
import type { Parley, ParleyOptions } from "../src/parley.ts";
import { timelineOf } from "../src/select.ts";
import type { ConversationState, State, Timeline } from "../src/state.ts";
import { memoryStorage } from "../src/storage/memory.ts";
import { cyd, type FakeServer } from "./fake-server.ts";
import { HeldClock } from "./held-clock.ts";

export interface Account {
  parley: Parley;
  clock: HeldClock;
}

export function accountOn(server: FakeServer, options: Partial<ParleyOptions> = {}): Account {
  const clock = new HeldClock();
  const storage = memoryStorage();
  const parley = createParley({ url: server.url, storage, clock, validate: true, ...options });
  return { parley, clock };
}

/** Resolves with the state as soon as it is as wanted. */
export async function until(
  { state }: Parley,
  isWanted: (state: State) => boolean,
): Promise<State> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = (): void => {
    if (isWanted(state.get())) resolve();
  };
  const stop = state.subscribe(look);
  look();
  await promise;
  stop();
  return state.get();
}

/** Resolves when all that the server has said so far has come in, or the connection is gone. */
export async function heardOut(server: FakeServer, parley: Parley): Promise<void> {
  const displayName = `Cyd ${server.heard.length} ${Math.random()}`;
  server.notice({ type: "person", person: { ...cyd, displayName } });
  await until(
    parley,
    ({ people, connection }) =>
      people.get(cyd.id)?.displayName === displayName || connection.phase !== "online",
  );
  // Two frames may come in one turn, and an answer takes effect at the end of it.
  await setImmediate();
}

export async function online(parley: Parley): Promise<void> {
  await until(parley, ({ connection }) => connection.phase === "online");
}

/** Cuts the connection and waits until that is noticed. */
export async function cutOff(server: FakeServer, { parley }: Account): Promise<void> {
  server.cut();
  await until(parley, ({ connection }) => connection.retryAt !== undefined);
}

/** Waits out the time to the next attempt. */
export async function back({ parley, clock }: Account): Promise<void> {
  const { connection } = await until(parley, (state) => state.connection.retryAt !== undefined);
  clock.pass(connection.retryAt! - clock.now());
  await online(parley);
}

/** Resolves when what was just written has left the outbox. */
export async function emptied({ parley }: Account): Promise<void> {
  await until(parley, ({ outbox }) => outbox.length > 0);
  await until(parley, ({ outbox }) => outbox.length === 0);
}

export async function signedIn(
  server: FakeServer,
  options: Partial<ParleyOptions> = {},
): Promise<Account> {
  const account = accountOn(server, options);
  await account.parley.start();
  await online(account.parley);
  return account;
}

export function conversationIn({ state }: Parley, id: number): ConversationState {
  const conversation = state.get().conversations.get(id);
  if (!conversation) throw new Error(`No conversation ${id} here.`);
  return conversation;
}

export function timelineIn(parley: Parley, id: number): Timeline {
  return conversationIn(parley, id).timeline;
}

/** What is on screen, one word or phrase each. */
export function shownIn({ state }: Parley, id: number): string[] {
  return timelineOf(state.get(), id).map((item) => {
    if (item.kind === "message") return item.message.body;
    if (item.kind === "pending")
      return `${item.item.body} (${item.item.error ?? item.item.status})`;
    return "membership" in item.event
      ? item.event.membership.change
      : item.event.conversation.change;
  });
}
