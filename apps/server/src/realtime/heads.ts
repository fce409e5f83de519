import type { Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";

const EVERY_MS = 25_000;
const AT_ONCE = 500;

/** Looks every 25 seconds, through `find`, for what the bus lost of the conversations heard on this node. */
export function compareHeads(
  parts: Parts,
  find: (parts: Parts, conversations: Id[]) => Promise<void>,
): { compare(): Promise<void>; stop(): void } {
  const compare = async () => {
    const rooms = parts.realtime.io.of("/").adapter.rooms.keys();
    const heard = [...rooms]
      .flatMap((room) => /^conversation:(\d+)$/.exec(room)?.[1] ?? [])
      .map(Number);
    for (let start = 0; start < heard.length; start += AT_ONCE) {
      await find(parts, heard.slice(start, start + AT_ONCE));
    }
  };
  const timer = setInterval(() => {
    compare().catch((error: unknown) => parts.log.error({ err: error }, "comparing heads failed"));
  }, EVERY_MS);
  timer.unref();
  return { compare, stop: () => clearInterval(timer) };
}
