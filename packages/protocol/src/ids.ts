import { z } from "zod";

/** Opaque to clients: a positive safe integer (milliseconds since 2025-01-01 and 12 random bits). */
export const id = z.int().positive();
export type Id = z.infer<typeof id>;

/** The same in a URL, where it comes as digits. */
export const idInPath = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** A person in a URL: an id, or `me` for the one who asks. */
export const personInPath = z.union([z.literal("me"), idInPath]);

/** A message's address within its conversation: 1, 2, 3 … without gaps. */
export const seq = z.int().nonnegative();
/** The number of a durable change within its conversation: 1, 2, 3 … without gaps. */
export const ver = z.int().nonnegative();

/** Made by the client for each message it writes; a repeat is answered like the first. */
export const cid = z.uuid();

/** ISO 8601, UTC, milliseconds. */
export const time = z.iso.datetime();
