import type { Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";

const EVERY_MS = 25_000;
const AT_ONCE = 500;

/** What finds out from the database what the bus did not bring. */
interface Finders {
  /** The events of these conversations. */
  findMissed: (parts: Parts, conversations: Id[]) => Promise<void>;
  /** Who is to hear what. */
  recheck: (parts: Parts) => Promise<void>;
}

/** Looks every 25 seconds for what the bus lost of the conversations heard on this node. */
export function compareHeads(
  parts: Parts,
  { findMissed, recheck }: Finders,
): { compare(): Promise<void>; stop(): void } {
  let unsure = false;
  const compare = async () => {
    unsure = parts.bus.mayHaveMissed() || unsure;
    // Who is out must be out before anything is found for the others.
    if (unsure) await recheck(parts);
    unsure = false;
    const rooms = parts.realtime.io.of("/").adapter.rooms.keys();
    const heard = [...rooms]
      .flatMap((room) => /^conversation:(\d+)$/.exec(room)?.[1] ?? [])
      .map(Number);
    for (let start = 0; start < heard.length; start += AT_ONCE) {
      await findMissed(parts, heard.slice(start, start + AT_ONCE));
    }
  };
  const timer = setInterval(() => {
    compare().catch((error: unknown) => parts.log.error({ err: error }, "comparing heads failed"));
  }, EVERY_MS);
  timer.unref();
  return { compare, stop: () => clearInterval(timer) };
}
