import type { Id } from "@parley/protocol";
import type { TestSocket } from "./socket.ts";

/** The conversation everybody is in. */
export function generalOf({ sync }: TestSocket): Id {
  return sync.conversations.find(({ info }) => info.general)!.conversation;
}
