import { equal, ok } from "node:assert/strict";
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
  if (body !== "") equal(headers["content-type"], "application/json; charset=utf-8");
  if (status >= 400) {
    const { error } = validate(errorReply, JSON.parse(body), `a refusal with ${status}`);
    ok(body.length < 4_000, `a refusal of ${body.length} characters`);
    return error.code;
  }
  const schema = endpoint?.replies[status as 200];
  ok(schema !== undefined, `answered ${status}, which is not promised: ${body}`);
  if (schema === null) ok(body === "");
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
  contact: true,
  contact_request: true,
  block: true,
  conversation: true,
  membership: true,
  message: true,
  send: true,
  mention: true,
  event: true,
};

/** All that is in the database, to see afterwards that nothing came or went or changed. */
export async function everything({ parts }: Running): Promise<Record<string, string[]>> {
  const { db } = parts.database;
  const rows = Object.keys(tables).map(async (table) => {
    const found = await db
      .selectFrom(table as keyof Tables)
      .selectAll()
      .execute();
    return [table, found.map((row) => JSON.stringify(row)).toSorted()] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}
