import type { Id, Push } from "@parley/protocol";
import type { Channel } from "../bus/bus.ts";
import type { Parts } from "../parts.ts";
import type { CommandHandlers } from "../realtime/command.ts";
import type { LiveSocket } from "../realtime/realtime.ts";
import { Attendance } from "./attendance.ts";
import { visibleTo } from "./queries.ts";

/** A node says again what it has this often; one that has gone silent is forgotten after three times. */
const REPEAT_MS = 20_000;

/** Who is online: told only to those who have them on screen, never stored, never a conversation event. */
export interface Presence {
  connected(socket: LiveSocket): void;
  commands: CommandHandlers;
  stop(): void;
}

const channelOf = (person: Id): Channel => `presence:${person}`;

export function presence(parts: Parts): Presence {
  const { bus, database, log, realtime } = parts;
  const here = new Map<Id, Set<string>>();
  const watchers = new Map<Id, Set<LiveSocket>>();
  const attendance = new Attendance(parts.now, 3 * REPEAT_MS, (person) => tell(person));

  const say = (person: Id) => {
    const sockets = here.get(person)?.size ?? 0;
    bus.publish(channelOf(person), { type: "presence", person, node: bus.node, sockets });
  };
  const tell = (person: Id) => {
    const push = presenceOf([person]);
    for (const socket of watchers.get(person) ?? []) socket.emit("presence", push);
  };
  const presenceOf = (people: Id[]): Push<"presence"> => ({
    people: people.map((person) => ({
      person,
      state: attendance.isOnline(person) ? "online" : "offline",
    })),
  });

  realtime.listen((_channel, message) => {
    if (message.type === "presence")
      attendance.heard(message.person, message.node, message.sockets);
    if (message.type === "presence-hidden") hide(message.person, message.from);
    if (message.type === "presence-asked" && here.has(message.person)) say(message.person);
  });
  const timer = setInterval(() => {
    for (const person of here.keys()) say(person);
    attendance.forgetSilent();
  }, REPEAT_MS);
  timer.unref();

  const follow = (person: Id) => {
    bus
      .subscribe(channelOf(person))
      .catch((error: unknown) => log.error({ err: error }, "bus subscription failed"));
  };
  const unwatch = (socket: LiveSocket, person: Id) => {
    const watching = watchers.get(person);
    if (!watching?.delete(socket)) return;
    if (watching.size === 0) watchers.delete(person);
    bus.unsubscribe(channelOf(person));
  };

  // To them it looks as if the person had gone.
  const hide = (person: Id, from: Id) => {
    for (const socket of watchers.get(person) ?? []) {
      if (socket.data.asker.person !== from) continue;
      unwatch(socket, person);
      socket.emit("presence", {
        people: [{ person, state: "offline" }],
      } satisfies Push<"presence">);
    }
  };

  return {
    connected(socket) {
      const { person } = socket.data.asker;
      const sockets = here.get(person) ?? new Set();
      here.set(person, sockets.add(socket.id));
      if (sockets.size === 1) follow(person);
      say(person);
      socket.on("disconnect", () => {
        for (const watched of watchedBy.get(socket) ?? []) unwatch(socket, watched);
        sockets.delete(socket.id);
        if (sockets.size === 0) here.delete(person);
        say(person);
        if (sockets.size === 0) bus.unsubscribe(channelOf(person));
      });
    },
    commands: {
      "presence.watch": async (asker, { people }, socket) => {
        await parts.limits.spend("presence.watch", socket.id);
        const seen = await visibleTo(database.db, asker.person, [...new Set(people)]);
        if (!socket.connected) return {};
        for (const before of watchedBy.get(socket) ?? []) unwatch(socket, before);
        watchedBy.set(socket, seen);
        for (const person of seen) {
          watchers.set(person, (watchers.get(person) ?? new Set()).add(socket));
          follow(person);
          bus.publish(channelOf(person), { type: "presence-asked", person });
        }
        if (seen.length > 0) socket.emit("presence", presenceOf(seen));
        return {};
      },
    },
    stop: () => clearInterval(timer),
  };
}

const watchedBy = new WeakMap<LiveSocket, Id[]>();
