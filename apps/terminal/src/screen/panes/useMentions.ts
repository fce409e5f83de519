import { useParley, useParleyState } from "@parley/client";
import type { Message, Person } from "@parley/protocol";
import { useEffect, useRef, useState } from "react";
import { useWords } from "../../words/useWords.ts";

interface Found {
  /** Newest first; null until the first page is here. */
  items: readonly Message[] | null;
  people: ReadonlyMap<number, Person>;
  /** Where the page after these begins; null when there is none. */
  next: string | null;
  /** Why the last page that was asked for is not here. */
  problem: string | null;
}

export interface Mentioned extends Omit<Found, "next"> {
  hasMore: boolean;
  /** Asks for the next page, also once more for one that did not come. */
  further: () => void;
}

/** Everything that mentions the reader, as far as it was asked for; the newest anew when somebody mentions them. */
export function useMentions(): Mentioned {
  const { api } = useParley();
  const { sayError } = useWords();
  const [found, setFound] = useState<Found>(nothing);
  const asking = useRef<AbortController | null>(null);
  const count = useParleyState(({ conversations }) => {
    let all = 0;
    for (const { info } of conversations.values()) all += info.me.mentions;
    return all;
  });

  async function ask(query: { before?: string }, over: AbortController): Promise<void> {
    asking.current = over;
    try {
      const page = await api.call("listMentions", { query, signal: over.signal });
      if (over.signal.aborted) return;
      setFound((before) => (query.before === undefined ? renewed : continued)(before, page));
    } catch (error) {
      if (!over.signal.aborted) setFound((before) => ({ ...before, problem: sayError(error) }));
    } finally {
      if (asking.current === over) asking.current = null;
    }
  }

  useEffect(() => {
    const over = new AbortController();
    asking.current?.abort();
    void ask({}, over);
    return () => asking.current?.abort();
    // Not anew for each drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [api, count]);

  return {
    ...found,
    hasMore: found.next !== null,
    further() {
      if (found.next === null || asking.current) return;
      if (found.problem !== null) setFound({ ...found, problem: null });
      void ask({ before: found.next }, new AbortController());
    },
  };
}

interface Page {
  items: Message[];
  people: Person[];
  next?: string | undefined;
}

/** The newest page before those that are here already, where the two meet. */
function renewed(before: Found, page: Page): Found {
  const first = continued(nothing, page);
  const older = before.items ?? [];
  if (!older.some((message) => isIn(page.items, message))) return first;
  return { ...joined(page.items, older, before.people, page), next: before.next, problem: null };
}

function continued({ items, people }: Found, page: Page): Found {
  return {
    ...joined(items ?? [], page.items, people, page),
    next: page.next ?? null,
    problem: null,
  };
}

function joined(
  newer: readonly Message[],
  older: readonly Message[],
  known: ReadonlyMap<number, Person>,
  { people }: Page,
): Pick<Found, "items" | "people"> {
  const items = [...newer, ...older.filter((message) => !isIn(newer, message))];
  return { items, people: new Map([...known, ...people.map((each) => [each.id, each] as const)]) };
}

const isIn = (items: readonly Message[], { conversation, seq }: Message): boolean =>
  items.some((each) => each.conversation === conversation && each.seq === seq);

const nothing: Found = { items: null, people: new Map(), next: null, problem: null };
