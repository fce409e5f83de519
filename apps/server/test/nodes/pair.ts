import type { Event } from "@parley/protocol";
import { startServer, type ServerOptions, type TestServer } from "../server.ts";
import { Visitor, type Someone } from "../visitor.ts";

/** Two nodes of one server. */
export interface Pair {
  one: TestServer;
  two: TestServer;
  close(): Promise<void>;
}

export async function startPair(second: ServerOptions = {}): Promise<Pair> {
  const one = await startServer({ redis: true });
  const two = await startServer({ ...second, beside: one });
  return {
    one,
    two,
    async close() {
      await two.close();
      await one.close();
    },
  };
}

/** The same person, in the same browser, at another node. */
export function at(node: TestServer, { me, password, cookies }: Someone): Someone {
  return Object.assign(new Visitor(node, cookies), { me, password });
}

/** What a client holds after these events, by the rule of `ver`, and what it would still wait with. */
export function received(events: Event[], since: number): { applied: Event[]; held: number[] } {
  const held = new Map<number, Event>();
  const applied: Event[] = [];
  let ver = since;
  for (const event of events) {
    if (event.ver > ver) held.set(event.ver, event);
    for (let next = held.get(ver + 1); next; next = held.get(ver + 1)) {
      held.delete(++ver);
      applied.push(next);
    }
  }
  return { applied, held: [...held.keys()] };
}
