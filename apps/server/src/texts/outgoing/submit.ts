import type { MessageListInstanceCreateOptions } from "twilio/lib/rest/api/v2010/account/message.js";
import type { Tx } from "../../database/kinds.ts";
import type { Parts } from "../../parts.ts";
import { hooks, RETRIES } from "../../twilio/twilio.ts";
import { billed, dayOf } from "./budget.ts";
import { linkForCarrier } from "./links.ts";
import { FARTHEST_MS, paceOf, stateOf, verdictOn } from "./policy.ts";
import * as queries from "./queries.ts";
import type { TextRow } from "./queries.ts";
import { noteObstacle } from "./statuses.ts";
import { sortOut, takeBack } from "./wanted.ts";
import { ANSWERED_WITHIN_MS, NoAnswer, within } from "./within.ts";

/** Texts handed over side by side; each is of another number. */
const AT_ONCE = 100;
/** How long a request without an answer may still get to Twilio: until then it is not sent again. */
const STILL_COMES_MS = FARTHEST_MS;
const FIRST_RETRY_MS = 500;

export interface Submission {
  /** Texts whose state has changed, for whoever watches them. */
  changed: number[];
  /** The budget of the day is spent, and something still waits. */
  isBroke: boolean;
}

/** Hands over the first text of every number that may send now. */
export async function submitReady(parts: Parts, nowMs: number): Promise<Submission> {
  const { texts, ended, stale, isBroke } = await claim(parts, nowMs);
  const results = await Promise.all(texts.map((text) => handOver(parts, text)));
  if (texts.length > 0) await record(parts, results);
  if (results.some(({ verdict }) => verdict === "accepted")) parts.textWatch.saw("accepted");
  for (const text of stale) await takeBack(parts, text);
  return { changed: [...texts, ...ended].map((text) => text.id), isBroke };
}

interface Claim {
  /** To be handed over. */
  texts: TextRow[];
  ended: TextRow[];
  stale: TextRow[];
  isBroke: boolean;
}

/**
 * Takes them in one transaction that is on disk before anything is sent: the state that says so, the
 * number's pace, and what it costs. Killed at any point after it, nothing is sent twice unasked.
 */
function claim(parts: Parts, nowMs: number): Promise<Claim> {
  const { dailyBudgetMicros, segmentPriceMicros } = parts.config.texts;
  const day = dayOf(nowMs);
  return parts.database.write(async (tx) => {
    const ready = await queries.readyTexts(tx, nowMs, AT_ONCE);
    const { good, ended, stale } = await sortOut(tx, parts, ready);
    if (good.length === 0) return { texts: [], ended, stale, isBroke: false };
    let left = dailyBudgetMicros - (await queries.spentOn(tx, day));
    const texts: TextRow[] = [];
    let spent = 0;
    for (const text of good) {
      const cost = billed(text) * segmentPriceMicros;
      if (cost > left) return finish(true);
      if (!(await queries.claimText(tx, text.id, nowMs))) continue;
      await queries.setNextAt(
        tx,
        text.number,
        nowMs + Math.ceil((billed(text) * 1000) / paceOf(text.number)),
      );
      left -= cost;
      spent += cost;
      texts.push({ ...text, attempts: text.attempts + 1, submitted_at: nowMs });
    }
    return finish(false);

    async function finish(isBroke: boolean) {
      if (spent > 0) await queries.spend(tx, day, spent);
      return { texts, ended, stale, isBroke };
    }
  });
}

type Result = { text: TextRow } & (
  | { verdict: "accepted"; sid: string; status: string }
  | { verdict: "again" | "full" | "refused"; code: number | null }
  /** `isOpen`: the request has not failed, and may get there yet. */
  | { verdict: "unknown"; code: number | null; isOpen: boolean }
);

async function handOver(parts: Parts, text: TextRow): Promise<Result> {
  try {
    const options = optionsOf(parts, text);
    const sent = await within(ANSWERED_WITHIN_MS, parts.twilio.client.messages.create(options));
    return { text, verdict: "accepted", sid: sent.sid, status: sent.status };
  } catch (error) {
    const told = error as { status?: unknown; code?: unknown };
    const numbers = {
      ...(typeof told.status === "number" ? { status: told.status } : {}),
      ...(typeof told.code === "number" ? { code: told.code } : {}),
    };
    parts.log.warn({ err: error, count: text.attempts }, "a text was not taken");
    const [verdict, code] = [verdictOn(numbers), numbers.code ?? null];
    return verdict === "unknown"
      ? { text, verdict, code, isOpen: error instanceof NoAnswer }
      : { text, verdict, code };
  }
}

function optionsOf(parts: Parts, text: TextRow): MessageListInstanceCreateOptions {
  const { twilio } = parts;
  // Our own id comes back with every report, even when the answer to this request is lost.
  const callback = twilio.webhookUrl(`${hooks.statuses}?text=${text.id}`);
  return {
    to: text.phone,
    from: text.number,
    body: text.body,
    ...(twilio.messagingServiceSid === null
      ? {}
      : { messagingServiceSid: twilio.messagingServiceSid }),
    ...(callback === null ? {} : { statusCallback: callback + RETRIES }),
    ...(text.files === null ? {} : { mediaUrl: mediaOf(parts, text.files) }),
  };
}

function mediaOf(parts: Parts, files: string): string[] {
  return (JSON.parse(files) as number[]).flatMap((file) => linkForCarrier(parts, file) ?? []);
}

function record(parts: Parts, results: Result[]): Promise<void> {
  return parts.database.write(async (tx) => {
    for (const result of results) await settleOne(parts, tx, result);
  });
}

async function settleOne(parts: Parts, tx: Tx, result: Result): Promise<void> {
  const { text } = result;
  const at = parts.now();
  // False when a report about it was quicker than the answer.
  const move = (changes: Partial<Omit<TextRow, "id">>) =>
    queries.moveText(tx, { id: text.id, state: "submitting" }, { changed_at: at, ...changes });
  if (result.verdict === "accepted") {
    await move({ sid: result.sid, state: stateOf(result.status) ?? "accepted" });
    return;
  }
  const { verdict, code } = result;
  if (result.verdict === "unknown") {
    const not_before = result.isOpen ? at + STILL_COMES_MS : text.not_before;
    await move({ state: "unknown", code, not_before });
    return;
  }
  const isRefused = verdict === "refused";
  if (!(await move(isRefused ? { state: "failed", code } : { state: "pending" }))) return;
  // It was not taken, so it costs nothing.
  const cost = billed(text) * parts.config.texts.segmentPriceMicros;
  await queries.spend(tx, dayOf(text.submitted_at!), -cost);
  if (isRefused) {
    if (code !== null) await noteObstacle(parts, tx, text, code);
    return;
  }
  const wait = verdict === "full" ? FARTHEST_MS : backOff(text.attempts);
  await queries.setNextAt(tx, text.number, at + wait);
}

const backOff = (attempts: number) =>
  Math.round(
    Math.min(FARTHEST_MS, FIRST_RETRY_MS * 2 ** (attempts - 1)) * (0.5 + Math.random() / 2),
  );
