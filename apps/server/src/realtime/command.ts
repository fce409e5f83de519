import {
  commands,
  Refusal,
  type CommandAnswer,
  type CommandName,
  type ErrorReply,
} from "@parley/protocol";
import type { z } from "zod";
import { asRefusal } from "../http/errors.ts";
import type { Asker } from "../http/asker.ts";
import type { Parts } from "../parts.ts";
import type { LiveSocket } from "./realtime.ts";

type Payload<Name extends CommandName> = z.output<(typeof commands)[Name]["payload"]>;

export type Handle<Name extends CommandName> = (
  asker: Asker,
  payload: Payload<Name>,
  socket: LiveSocket,
) => Promise<CommandAnswer<Name>>;

/** What a subject answers on sockets, by command. */
export type CommandHandlers = { [Name in CommandName]?: Handle<Name> };

/** Gives a socket its ears. The gates, in order: limit, schema; then the handler with trusted values. */
export function hear(parts: Parts, socket: LiveSocket, handlers: CommandHandlers): void {
  const allowance = createAllowance(parts.limits.of("socket.command"));
  for (const name of Object.keys(handlers) as CommandName[]) {
    const handle = handlers[name] as Handle<CommandName>;
    const schema = commands[name].payload;
    socket.on(name, (payload: unknown, acknowledge: unknown) => {
      const answer = (value: object) => {
        if (typeof acknowledge === "function") acknowledge(value);
      };
      const spent = allowance.spend();
      if (spent !== "allowed") {
        answer(
          new Refusal("too_many", {
            retryAfter: parts.limits.of("socket.command").seconds,
          }).toReply(),
        );
        if (spent === "abused") socket.disconnect(true);
        return;
      }
      const parsed = schema.safeParse(payload);
      if (!parsed.success) {
        answer(malformed(parsed.error));
        return;
      }
      handle(socket.data.asker, parsed.data as never, socket).then(
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
}

const STRIKES = 3;

/** Counts one socket's commands. A loop gone wild is refused for three windows, then cut. */
function createAllowance({ points, seconds }: { points: number; seconds: number }) {
  let windowStart = 0;
  let used = 0;
  let strikes = 0;
  return {
    spend(): "allowed" | "refused" | "abused" {
      const now = performance.now();
      if (now - windowStart > seconds * 1000) {
        if (used <= points) strikes = 0;
        windowStart = now;
        used = 0;
      }
      if (++used <= points) return "allowed";
      if (used === points + 1 && ++strikes >= STRIKES) return "abused";
      return "refused";
    },
  };
}

function malformed(error: z.ZodError): ErrorReply {
  return new Refusal("malformed", {
    issues: error.issues.map((issue) => ({ path: issue.path.join("."), expected: issue.message })),
  }).toReply();
}
