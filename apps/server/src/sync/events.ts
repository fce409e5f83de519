import type { CommandHandlers } from "../realtime/command.ts";
import type { Parts } from "../parts.ts";
import { difference } from "./missed.ts";

export function syncCommands(parts: Parts): CommandHandlers {
  return {
    difference: async (asker, { conversation, ver }, socket) => {
      await parts.limits.spend("difference", socket.id);
      return difference(parts, asker.person, conversation, ver);
    },
  };
}
