import { randomUUID } from "node:crypto";
import type { Bus, BusMessage, Channel } from "./bus.ts";

/** The bus of a server that is one process: what is published has arrived. */
export function memoryBus(): Bus {
  const listeners: ((channel: Channel, message: BusMessage) => void)[] = [];
  return {
    node: randomUUID(),
    publish(channel, message) {
      for (const listener of listeners) listener(channel, message);
    },
    subscribe: () => Promise.resolve(),
    unsubscribe: () => undefined,
    listen: (listener) => void listeners.push(listener),
    mayHaveMissed: () => false,
    close: () => Promise.resolve(),
  };
}
