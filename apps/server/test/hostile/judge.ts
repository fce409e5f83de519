import { equal, match, ok } from "node:assert/strict";
import { errorReply, type Endpoint, type ErrorCode } from "@parley/protocol";
import type { Tables } from "../../src/database/tables.ts";
import type { Running } from "../running.ts";
import { validate } from "../validate.ts";

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export type Verdict = "ok" | ErrorCode;

/** Whatever was asked, the answer is one of the catalogue's or what the endpoint promises; throws otherwise. */
export function judge({ status, headers, body }: Reply, endpoint: Endpoint | null): Verdict {
  ok(status >= 200 && status < 500, `answered ${status}: ${body}`);
  equal(headers["x-content-type-options"], "nosniff");
  const isBytes = endpoint?.gives === "bytes" && status < 400;
  if (body !== "" && !isBytes) equal(headers["content-type"], "application/json; charset=utf-8");
  if (status >= 400) {
    const { error } = validate(errorReply, JSON.parse(body), `a refusal with ${status}`);
    ok(body.length < 4_000, `a refusal of ${body.length} characters`);
    return error.code;
  }
  const schema = endpoint?.replies[status as 200];
  ok(schema !== undefined, `answered ${status}, which is not promised: ${body}`);
  if (isBytes) match(String(headers["content-security-policy"]), /default-src 'none'/);
  else if (schema === null) ok(body === "");
  else validate(schema, JSON.parse(body), `an answer with ${status}`);
  return "ok";
}

export async function judgeResponse(response: Response, endpoint: Endpoint | null) {
  const { status, headers } = response;
  const body = await response.text();
  return judge({ status, headers: Object.fromEntries(headers), body }, endpoint);
}

const tables: Record<keyof Tables, true> = {
  server: true,
  person: true,
  session: true,
  challenge: true,
  code: true,
  device_code: true,
  totp: true,
  recovery_code: true,
  contact: true,
  contact_request: true,
  block: true,
  conversation: true,
  membership: true,
  message: true,
  send: true,
  mention: true,
  event: true,
  file: true,
  number: true,
  seat: true,
  texts_off: true,
  obstacle: true,
  held: true,
  text: true,
  delivery: true,
  spending: true,
  incoming_text: true,
};

/** What was sent to a phone before goes on its way by itself, whatever is asked in the meantime. */
const moving = new Set(["number", "held", "text", "delivery", "spending"]);

/** All that is in the database, to see afterwards that nothing came or went or changed. */
export async function everything({ parts }: Running): Promise<Record<string, string[]>> {
  const { db } = parts.database;
  const still = Object.keys(tables).filter((table) => !moving.has(table));
  const rows = still.map(async (table) => {
    const found = await db
      .selectFrom(table as keyof Tables)
      .selectAll()
      .execute();
    // A file that is doomed is there no more; when its row goes is up to the sweep. Leases run on, and what is seen of texts and read of carriers is noted.
    const there = found.filter((row) => !("key" in row) || !isPassing(row));
    return [table, there.map((row) => JSON.stringify(row)).toSorted()] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}

const isPassing = (row: { key: string; state?: unknown }) =>
  row.state === "doomed" || /^texts-|-lease$|^deactivations-read$/.test(row.key);
