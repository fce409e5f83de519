import type { FastifyRequest } from "fastify";
import { limits, Refusal, type Id } from "@parley/protocol";
import { parseCookie } from "cookie";
import type { Config } from "../config.ts";
import { cookieName } from "../http/credentials.ts";
import type { Parts } from "../parts.ts";
import { liveSessions } from "./queries.ts";
import { hashToken } from "./tokens.ts";

export interface SlotSession {
  slot: number;
  session: Id;
  person: Id;
}

/** The sessions that a request's cookies prove, by slot. */
export async function sessionsInSlots(
  { config, database, now }: Pick<Parts, "config" | "database" | "now">,
  request: FastifyRequest,
): Promise<SlotSession[]> {
  const held = cookiesBySlot(request, config).flatMap(({ slot, token }) => {
    const tokenHash = hashToken(token);
    return tokenHash === null ? [] : [{ slot, tokenHash }];
  });
  const hashes = held.map(({ tokenHash }) => tokenHash);
  const rows = await liveSessions(database.db, hashes, now());
  return held.flatMap(({ slot, tokenHash }) => {
    const row = rows.find((one) => one.token_hash === tokenHash);
    return row ? [{ slot, session: row.id, person: row.person_id }] : [];
  });
}

export function cookiesBySlot(
  request: FastifyRequest,
  config: Config,
): { slot: number; token: string }[] {
  const cookies = parseCookie(request.headers.cookie ?? "");
  return Array.from({ length: limits.slots }, (_, slot) => slot).flatMap((slot) => {
    const token = cookies[cookieName(slot, config)];
    return token ? [{ slot, token }] : [];
  });
}

export interface ChosenSlot {
  slot: number;
  /** The session that lives there until now. */
  replaces: SlotSession | null;
}

/**
 * The slot a sign-in takes: the one the tab named; else the one where `person` already is, or the
 * first free one. Throws `too_many_accounts` when there is none.
 */
export async function chooseSlot(
  parts: Pick<Parts, "config" | "database" | "now">,
  request: FastifyRequest,
  person: Id | null,
): Promise<ChosenSlot> {
  const taken = await sessionsInSlots(parts, request);
  const slot =
    namedSlot(request) ?? taken.find((one) => one.person === person)?.slot ?? free(taken);
  if (slot === undefined || slot >= limits.slots) throw new Refusal("too_many_accounts");
  return { slot, replaces: taken.find((one) => one.slot === slot) ?? null };
}

function namedSlot(request: FastifyRequest): number | undefined {
  const named = request.headers["parley-slot"];
  return typeof named === "string" && /^\d{1,4}$/.test(named) ? Number(named) : undefined;
}

function free(taken: SlotSession[]): number | undefined {
  for (let slot = 0; slot < limits.slots; slot++) {
    if (!taken.some((one) => one.slot === slot)) return slot;
  }
  return undefined;
}
