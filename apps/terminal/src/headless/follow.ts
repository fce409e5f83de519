import type { ConnectionState, Parley } from "@parley/client";
import { Refusal, type Id, type MyConversation } from "@parley/protocol";
import { exit } from "./exit.ts";
import { Trouble } from "../server/trouble.ts";
import { after, type Read } from "./history.ts";
import { waitMs } from "./wait.ts";

export interface Followed extends Read {
  conversation: MyConversation;
}

interface Following {
  /** Only these; all there are otherwise. */
  only?: ReadonlySet<Id>;
  /** Up to where each is known already; from now on otherwise. */
  known?: ReadonlyMap<Id, number>;
  /** Told when the connection goes and comes back. */
  changed?: (phase: ConnectionState["phase"]) => void;
  signal: AbortSignal;
}

/**
 * Every message that comes, each once and in order, also those from while there was no connection.
 * The connection says that there is something new, and the history what it is: nothing can fall
 * between. Ends by an aborted `signal`; throws `Trouble` when the session is over.
 */
export async function* follow(parley: Parley, options: Following): AsyncGenerator<Followed> {
  const { only, known, changed, signal } = options;
  const seen = new Map(known);
  let isFirst = true;
  let phase: ConnectionState["phase"] = "starting";
  let wake: () => void = () => {};
  const unsubscribe = parley.state.subscribe(() => wake());
  signal.addEventListener("abort", () => wake(), { once: true });
  await parley.start();
  try {
    while (!signal.aborted) {
      const { promise: woken, resolve } = Promise.withResolvers<void>();
      wake = resolve;
      const { connection, conversations } = parley.state.get();
      if (connection.phase !== phase) changed?.((phase = connection.phase));
      refuseTheEnd(phase);
      if (phase === "online") {
        for (const { info } of conversations.values())
          if (only?.has(info.id) !== false) yield* news(info);
        isFirst = false;
        // What came meanwhile may have woken nobody.
        if (parley.state.get().conversations !== conversations) continue;
      }
      await woken;
    }
  } finally {
    unsubscribe();
    await parley.stop();
  }

  async function* news(info: MyConversation): AsyncGenerator<Followed> {
    // One that was joined meanwhile is new from where it was joined.
    const from = seen.get(info.id) ?? (isFirst ? info.lastSeq : info.me.joinedSeq);
    seen.set(info.id, from);
    if (info.lastSeq <= from) return;
    const pages = after(parley.api, info.id, from);
    for (;;) {
      const next = await pages.next().catch(later);
      if (next.done) return;
      seen.set(info.id, next.value.message.seq);
      yield { ...next.value, conversation: info };
    }
  }

  /** What time settles is asked again; a conversation that is gone has no more to say. */
  function later(error: unknown): IteratorReturnResult<void> {
    const isGone = error instanceof Refusal && error.code === "not_found";
    const wait = waitMs(error);
    if (wait === null && !isGone && !signal.aborted) throw error;
    if (wait !== null) setTimeout(() => wake(), wait);
    return { done: true, value: undefined };
  }
}

function refuseTheEnd(phase: ConnectionState["phase"]): void {
  if (phase === "signed-out")
    throw new Trouble(({ say }) => say("server.signedOut"), exit.notSignedIn);
  if (phase === "too-old")
    throw new Trouble(({ sayError }) => sayError("client_too_old"), exit.unavailable);
}
