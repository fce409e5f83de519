import { Refusal } from "@parley/protocol";
import {
  pino,
  stdTimeFunctions,
  type ChildLoggerOptions,
  type DestinationStream,
  type Logger,
} from "pino";

/**
 * What a line may say besides its message. People's words, passwords, tokens, numbers and queries
 * must never reach the log, so nothing does that is not named here; the names of what was left out do.
 */
const allowed = new Set([
  "reqId",
  "command",
  "address",
  "connection",
  "conversation",
  "person",
  "session",
  "node",
  "lost",
  "count",
  "ms",
  "sockets",
]);

type Child = (
  this: Logger,
  fields: Record<string, unknown>,
  options: ChildLoggerOptions | undefined,
) => Logger;

/** The server's log: one line of JSON each, made of allowed fields alone. */
export function createLog(level: string, destination: DestinationStream): Logger {
  const log = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: keepAllowed },
      hooks: {
        logMethod(given, write) {
          const [fields, message] = split(given);
          write.call(this, fields, message);
        },
      },
    },
    destination,
  );
  // Fastify makes one for each request. Pino has no gate for what a child is given; children inherit this.
  // oxlint-disable-next-line unbound-method -- it is called on whichever logger is asked
  const child = log.child as unknown as Child;
  log.child = function (this: Logger, fields, options) {
    return child.call(this, keepAllowed(fields), options);
  } as Child as unknown as Logger["child"];
  return log;
}

/** Takes a call apart. Left to pino, an error's own message would become the line's, and arguments part of it. */
function split(given: readonly unknown[]): [fields: object, message: string] {
  const [first, second] = given;
  if (typeof first === "string") return [{}, withoutQuery(first)];
  const fields = first instanceof Error ? { err: first } : ((first ?? {}) as object);
  return [fields, withoutQuery(typeof second === "string" ? second : "error")];
}

// Fastify names the address it was asked for in some of its own messages.
const withoutQuery = (message: string) => message.replaceAll(/\?\S+/g, "?…");

function keepAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const omitted: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (name === "err") kept["error"] = describe(value);
    else if (allowed.has(name) && isPlain(value)) kept[name] = value;
    else omitted.push(name);
  }
  return omitted.length > 0 ? { ...kept, omitted } : kept;
}

const isPlain = (value: unknown) =>
  value === null || typeof value === "number" || (typeof value === "string" && value.length <= 100);

/** What of an error is safe: where it happened, of what kind, and its words when they are ours. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    ...(typeof code === "string" ? { code } : {}),
    ...(isOurs(error) ? { message: error.message } : {}),
    // The first lines of a stack are the message once more.
    stack: framesOf(error).join("\n"),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  };
}

const framesOf = (error: Error) =>
  (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));

const sources = new URL(".", import.meta.url).pathname;

/**
 * A database, a parser or a schema quotes what it was given in its errors. The operating system and
 * our own code do not.
 */
function isOurs(error: Error): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (error instanceof Refusal || syscall !== undefined) return true;
  return code === undefined && (framesOf(error)[0]?.includes(sources) ?? false);
}
