import { limits, type Id, type LedgerSummary } from "@parley/protocol";
import { codeOf } from "./api.ts";
import type { Parts } from "./parts.ts";
import type { State } from "./state.ts";

/** What becomes of one's own messages, in numbers: asked for while somebody looks, told live after that. */
export interface Deliveries {
  /** Somebody looks at a message. What it gives back ends that. */
  follow: (conversation: Id, seq: number) => () => void;
  /** The server tells. */
  told: (conversation: Id, items: readonly LedgerSummary[]) => void;
  /** There is a connection again, and what was told meanwhile has been missed. */
  resume: () => void;
}

/** Long enough for all that one screen draws to be asked for together. */
const gatherMs = 20;
const againMs = 5_000;

export function createDeliveries({ store, clock, api }: Parts): Deliveries {
  /** How many look at each message. */
  const followed = new Map<Id, Map<number, number>>();
  const wanted = new Map<Id, Set<number>>();
  /** What was told while it was being asked for is newer than the answer. */
  const overtaken = new Set<{ conversation: Id; seqs: Set<number> }>();
  let callOff: (() => void) | null = null;
  return { follow, told, resume };

  function follow(conversation: Id, seq: number): () => void {
    const seqs = followed.get(conversation) ?? new Map<number, number>();
    followed.set(conversation, seqs.set(seq, (seqs.get(seq) ?? 0) + 1));
    if (!store.get().ledgers.get(conversation)?.has(seq)) want(conversation, seq);
    return () => {
      const left = (seqs.get(seq) ?? 0) - 1;
      if (left > 0) seqs.set(seq, left);
      else seqs.delete(seq);
    };
  }

  function want(conversation: Id, seq: number): void {
    wanted.set(conversation, (wanted.get(conversation) ?? new Set()).add(seq));
    askAfter(gatherMs);
  }

  function askAfter(delayMs: number): void {
    callOff ??= clock.after(delayMs, () => {
      callOff = null;
      const asked = [...wanted];
      wanted.clear();
      for (const [conversation, seqs] of asked)
        for (const stretch of stretchesOf(seqs)) void ask(conversation, stretch);
    });
  }

  async function ask(conversation: Id, seqs: readonly number[]): Promise<void> {
    const since = { conversation, seqs: new Set<number>() };
    overtaken.add(since);
    try {
      const query = { from: seqs[0]!, to: seqs.at(-1)! };
      const { items } = await api.call("listLedgers", { params: { conversation }, query });
      put(
        conversation,
        items.filter(({ seq }) => !since.seqs.has(seq)),
      );
    } catch (error) {
      const code = codeOf(error);
      // Without a connection, `resume` asks again; what is refused for good is not asked for twice.
      if (code !== "busy" && code !== "too_many") return;
      for (const seq of seqs)
        wanted.set(conversation, (wanted.get(conversation) ?? new Set()).add(seq));
      askAfter(againMs);
    } finally {
      overtaken.delete(since);
    }
  }

  function told(conversation: Id, items: readonly LedgerSummary[]): void {
    for (const since of overtaken) {
      if (since.conversation !== conversation) continue;
      for (const { seq } of items) since.seqs.add(seq);
    }
    put(conversation, items);
  }

  function put(conversation: Id, items: readonly LedgerSummary[]): void {
    if (items.length > 0) store.change((state) => withLedgers(state, conversation, items));
  }

  function resume(): void {
    const looked = [...followed].filter(([, seqs]) => seqs.size > 0);
    store.change((state) => withLedgersOf(state, new Map(looked)));
    for (const [conversation, seqs] of looked)
      for (const seq of seqs.keys()) want(conversation, seq);
  }
}

/** In as few stretches as the server answers at once. */
function stretchesOf(seqs: Iterable<number>): number[][] {
  const stretches: number[][] = [];
  for (const seq of [...seqs].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last && seq - last[0]! < limits.messagesPerPageMax) last.push(seq);
    else stretches.push([seq]);
  }
  return stretches;
}

function withLedgers(state: State, conversation: Id, items: readonly LedgerSummary[]): State {
  const ledgers = new Map(state.ledgers.get(conversation));
  for (const item of items) ledgers.set(item.seq, item);
  return { ...state, ledgers: new Map(state.ledgers).set(conversation, ledgers) };
}

/** What nobody looks at may have become something else, unheard. */
function withLedgersOf(state: State, looked: ReadonlyMap<Id, ReadonlyMap<number, number>>): State {
  if (state.ledgers.size === 0) return state;
  const kept = new Map<Id, ReadonlyMap<number, LedgerSummary>>();
  for (const [conversation, ledgers] of state.ledgers) {
    const seqs = looked.get(conversation);
    if (seqs) kept.set(conversation, new Map([...ledgers].filter(([seq]) => seqs.has(seq))));
  }
  return { ...state, ledgers: kept };
}
