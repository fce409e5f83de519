import type { Id } from "@parley/protocol";
import type { MessageInstance, MessagePage } from "twilio/lib/rest/api/v2010/account/message.js";
import type { Parts } from "../../parts.ts";
import { keepIncoming, knownIncoming } from "../incoming/queries.ts";
import { phoneOf } from "../incoming/understand.ts";
import { unreportedTexts } from "../outgoing/queries.ts";
import { recordReports } from "../outgoing/statuses.ts";

/** What is older has said what it will. */
const WORTH_ASKING_MS = 48 * 3600_000;
const ASKED_AT_ONCE = 150;
const PAGE = 200;
/** Of one number, in one round. */
const MOST_PAGES = 10;

interface Wanted {
  listSince: number;
  overdueBefore: number;
  progress?: Progress;
  /** Asked between one question and the next: this process ends, and waits for one answer alone. */
  isOver?: () => boolean;
}

/** How far earlier rounds have come; the next goes on from there. */
export interface Progress {
  /** The last text that was asked about; after the last of all it begins anew. */
  upTo: Id;
  /** Pages of texts that came in which were too many to be looked through. */
  pages: string[];
}

/**
 * Finds what lost webhooks would have told: texts that came in and were never told of, and what became
 * of those nobody has reported on. Answers how many of each.
 */
export async function reconcile(
  parts: Parts,
  { listSince, overdueBefore, progress = { upTo: 0, pages: [] }, isOver = () => false }: Wanted,
  { pageSize = PAGE, mostPages = MOST_PAGES } = {},
): Promise<{ incoming: number; reports: number }> {
  const { twilio, log } = parts;
  const { messages } = twilio.client;
  let incoming = 0;
  const lookThrough = async (first: Promise<MessagePage>) => {
    const { listed, next } = await readPages(first, mostPages);
    incoming += await keepMissed(parts, listed);
    if (next === null) return;
    progress.pages.push(next);
    log.warn({ count: listed.length }, "more texts came in than one round looks through");
  };
  for (const page of progress.pages.splice(0)) {
    await lookThrough(messages.getPage(page)).catch((error: { status?: number }) => {
      log.warn({ err: error }, "texts that came in could not be listed to the end");
      // A page that Twilio knows no more is no use to come back to.
      if (error.status !== 404 && error.status !== 400) progress.pages.push(page);
    });
  }
  for (const to of twilio.numbers) {
    if (isOver()) break;
    await lookThrough(messages.page({ to, dateSentAfter: new Date(listSince), pageSize }));
  }
  const reports = await askOverdue(parts, overdueBefore, progress, isOver);
  return { incoming, reports };
}

/** Newest first, as Twilio lists them; `next` is where there would be more. */
async function readPages(first: Promise<MessagePage>, most: number) {
  let page: Pick<MessagePage, "instances" | "nextPageUrl" | "nextPage"> = await first;
  const listed = [...page.instances];
  for (let count = 1; count < most && page.nextPageUrl !== undefined; count++) {
    const next = await page.nextPage();
    if (!next) break;
    page = next;
    listed.push(...page.instances);
  }
  return { listed, next: page.nextPageUrl ?? null };
}

async function keepMissed(parts: Parts, listed: MessageInstance[]): Promise<number> {
  const { db } = parts.database;
  const inbound = listed.filter(({ direction }) => direction === "inbound");
  const known = await knownIncoming(
    db,
    inbound.map(({ sid }) => sid),
  );
  let found = 0;
  for (const message of inbound.toReversed()) {
    if (known.has(message.sid)) continue;
    const isNew = await keepIncoming(db, {
      sid: message.sid,
      phone: phoneOf(parts, message.from) ?? message.from,
      number: message.to,
      form: JSON.stringify(await formOf(parts, message)),
      at: message.dateCreated.getTime(),
    });
    if (isNew) found++;
  }
  return found;
}

/** As the webhook would have told it. */
async function formOf({ twilio }: Parts, message: MessageInstance): Promise<object> {
  const count = Number(message.numMedia);
  const media = count > 0 ? await twilio.client.messages(message.sid).media.list() : [];
  const urls = media.map(({ uri }, index) => [
    `MediaUrl${index}`,
    `https://api.twilio.com${uri.replace(/\.json$/, "")}`,
  ]);
  return {
    MessageSid: message.sid,
    AccountSid: twilio.accountSid,
    From: message.from,
    To: message.to,
    Body: message.body,
    NumMedia: String(media.length),
    ...(message.messagingServiceSid ? { MessagingServiceSid: message.messagingServiceSid } : {}),
    ...Object.fromEntries(urls),
  };
}

async function askOverdue(
  parts: Parts,
  before: number,
  asked: Progress,
  isOver: () => boolean,
): Promise<number> {
  const madeAfter = parts.now() - WORTH_ASKING_MS;
  const overdue = { before, madeAfter, limit: ASKED_AT_ONCE };
  const texts = await unreportedTexts(parts.database.db, { ...overdue, after: asked.upTo });
  asked.upTo = texts.length < ASKED_AT_ONCE ? 0 : texts.at(-1)!.id;
  const reports = [];
  for (const text of texts) {
    if (isOver()) break;
    const found = await ask(parts, text.sid!);
    if (found) reports.push({ sid: text.sid!, text: text.id, ...found });
  }
  const changed = await recordReports(parts, reports);
  parts.texts.changed(changed);
  return changed.length;
}

/** One that Twilio cannot tell of, since it was deleted there, keeps no other from being asked about. */
async function ask({ twilio, log }: Parts, sid: string) {
  try {
    const { status, errorCode } = await twilio.client.messages(sid).fetch();
    return { status, code: errorCode || null };
  } catch (error) {
    log.warn({ err: error }, "could not ask what became of a text");
    return null;
  }
}
