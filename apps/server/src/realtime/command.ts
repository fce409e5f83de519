import { commands, limits, Refusal, type CommandAnswer, type CommandName } from "@parley/protocol";
import type { z } from "zod";
import { asRefusal, malformed } from "../http/errors.ts";
import type { Asker } from "../http/asker.ts";
import type { Parts } from "../parts.ts";
import { createAllowance } from "./allowance.ts";
import { cutSlowReader, unreadBytes } from "./connections.ts";
import type { LiveSocket } from "./realtime.ts";

type Payload<Name extends CommandName> = z.output<(typeof commands)[Name]["payload"]>;

export type Handle<Name extends CommandName> = (
  asker: Asker,
  payload: Payload<Name>,
  socket: LiveSocket,
) => Promise<CommandAnswer<Name>>;

/** What a subject answers on sockets, by command. */
export type CommandHandlers = { [Name in CommandName]?: Handle<Name> };

/**
 * Gives a socket its ears, open once `ready` resolves. The gates, in order: whether it reads what it
 * is answered, limit, name, schema; then the handler with trusted values.
 */
export function hear(
  parts: Parts,
  socket: LiveSocket,
  handlers: CommandHandlers,
  ready: Promise<void>,
): void {
  const limit = parts.limits.of("socket.command");
  const allowance = createAllowance(limit);
  // One ear for every name, so that what no command is called counts too, and is answered.
  socket.onAny((name: string, ...given: unknown[]) => {
    const answer = typeof given.at(-1) === "function" ? (given.pop() as Answer) : () => undefined;
    if (unreadBytes(socket) > limits.slowReaderBytes) {
      cutSlowReader(socket);
      return;
    }
    const spent = allowance.spend();
    if (spent !== "allowed") {
      answer(new Refusal("too_many", { retryAfter: limit.seconds }).toReply());
      if (spent === "abused") socket.disconnect(true);
      return;
    }
    perform(socket, handlers, { name, payload: given[0], ready }).then(
      (value) => answer(value ?? {}),
      (error: unknown) => {
        const refusal = asRefusal(error);
        if (refusal.code === "internal")
          parts.log.error({ err: error, command: name }, "command failed");
        answer(refusal.toReply());
      },
    );
  });
}

type Answer = (value: object) => void;

interface Command {
  name: string;
  payload: unknown;
  ready: Promise<void>;
}

async function perform(
  socket: LiveSocket,
  handlers: CommandHandlers,
  { name, payload, ready }: Command,
): Promise<object | void> {
  if (!isCommand(name, handlers)) {
    throw malformed([{ path: "", expected: `one of ${Object.keys(handlers).join(", ")}` }]);
  }
  const parsed = commands[name].payload.safeParse(payload);
  if (!parsed.success) {
    throw malformed(
      parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), expected: message })),
    );
  }
  await ready;
  if (!socket.connected) throw new Refusal("busy");
  const handle = handlers[name] as Handle<CommandName>;
  return handle(socket.data.asker, parsed.data as never, socket);
}

const isCommand = (name: string, handlers: CommandHandlers): name is CommandName =>
  Object.hasOwn(handlers, name);
