import type { Tx } from "../../database/kinds.ts";
import type { Parts } from "../../parts.ts";
import { movesOn, obstacleOf, stateOf } from "./policy.ts";
import * as queries from "./queries.ts";
import type { TextRow } from "./queries.ts";

/** What Twilio reports of one text. */
export interface Report {
  sid: string;
  /** Ours, where the report carries it. */
  text: number | null;
  status: string;
  code: number | null;
}

/** Takes reports down: in any order, as often as they come. Answers the texts that moved on. */
export function recordReports(parts: Parts, reports: Report[]): Promise<number[]> {
  return parts.database.write(async (tx) => {
    const changed: number[] = [];
    for (const report of reports) {
      const text = await takeDown(parts, tx, report);
      if (text) changed.push(text.id);
    }
    return changed;
  });
}

/** The text that moved on by this report, if one did. */
async function takeDown(parts: Parts, tx: Tx, report: Report): Promise<TextRow | null> {
  const { sid, code } = report;
  const to = stateOf(report.status);
  for (;;) {
    const text = await textOf(tx, report);
    if (!text || to === null || !movesOn(text.state, to)) return null;
    const at = parts.now();
    const changes = { state: to, sid, changed_at: at, ...(code === null ? {} : { code }) };
    // Another node may have taken down another report of it meanwhile: then this one is looked at anew.
    if (!(await queries.moveText(tx, text, changes))) continue;
    if (code !== null) await noteObstacle(parts, tx, text, code);
    return text;
  }
}

async function textOf(tx: Tx, { sid, text }: Report): Promise<TextRow | undefined> {
  const known = await queries.textBySid(tx, sid);
  if (known || text === null) return known;
  const named = await queries.textById(tx, text);
  // One that has a SID already is not about to get another.
  return named?.sid === null ? named : undefined;
}

/** Keeps what an error says about the phone, or about it and this number. */
export async function noteObstacle(
  { twilio, now }: Parts,
  tx: Tx,
  { phone, number }: Pick<TextRow, "phone" | "number">,
  code: number,
): Promise<void> {
  const scope = obstacleOf(code, { number, service: twilio.messagingServiceSid });
  if (scope !== null) await queries.putObstacle(tx, { phone, scope, code, at: now() });
}
