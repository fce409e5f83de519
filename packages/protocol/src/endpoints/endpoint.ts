import type { z } from "zod";
import type { ErrorCode } from "../errors.ts";

/** One thing that can be asked over HTTP. The server's routes, the client's calls and the API documents all come from it. */
export interface Endpoint {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With `{name}` for each path parameter. */
  path: string;
  summary: string;
  tag:
    | "People"
    | "Sessions"
    | "Sign-in"
    | "Contacts"
    | "Conversations"
    | "Messages"
    | "Files"
    | "Texts"
    | "Simulated phones"
    | "Server";
  /** `person`: a session is needed. `anyone`: none is. `program`: only requests that no browser made. */
  asks: "person" | "anyone" | "program";
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The body is no JSON but bytes of any kind. How many, the server's settings say. */
  takes?: "bytes";
  /** A successful reply is no JSON but bytes; `replies` names its statuses alone. */
  gives?: "bytes";
  /** Reply schema by status. `null` for what is no JSON: an empty body (204), bytes. */
  replies: Partial<Record<200 | 201 | 202 | 204 | 206 | 304, z.ZodType | null>>;
  /** What it may refuse beyond what every endpoint may (malformed, too_many, busy, not_signed_in). */
  refuses: readonly ErrorCode[];
}

export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

type Replies<E extends Endpoint> = E["replies"][keyof E["replies"]];

/** What a successful call answers. */
export type Reply<E extends Endpoint> = E extends { gives: "bytes" }
  ? Uint8Array
  : Exclude<Replies<E>, undefined> extends infer R
    ? R extends z.ZodType
      ? z.infer<R>
      : undefined
    : never;

/** What a call is given: what the client writes, before the schema has normalised it. */
export type Ask<E extends Endpoint> = (E extends { params: infer P extends z.ZodType }
  ? { params: { [K in keyof z.output<P>]: z.output<P>[K] } }
  : unknown) &
  (E extends { query: infer Q extends z.ZodType } ? Query<Q> : unknown) &
  (E extends { body: infer B extends z.ZodType } ? { body: z.input<B> } : unknown) &
  (E extends { takes: "bytes" } ? { bytes: Uint8Array<ArrayBuffer> } : unknown);

type Query<Q extends z.ZodType> =
  object extends z.output<Q> ? { query?: z.output<Q> } : { query: z.output<Q> };
