import type { TimelineItem } from "../select.ts";
import type { Message } from "@parley/protocol";
import { describe, expect, test } from "vitest";
import { isOwnNew, isPrepended, reachesLine } from "./change.ts";
import { rowsOf, type Row } from "./rows.ts";

const ana = 1;
const bo = 2;
const cy = 3;
let seq = 0;

function said(sender: number, at: string, more: Partial<Message> = {}): TimelineItem {
  seq += 1;
  const message: Message = {
    conversation: 9,
    seq,
    ver: seq,
    sender,
    at: `2026-11-${at}.000Z`,
    body: "",
    lane: "web",
    cid: null,
    ...more,
  };
  return { kind: "message", key: `message ${message.seq}`, message, status: "sent" };
}

function joined(who: number, at: string): TimelineItem {
  const event = {
    ver: who,
    seq: 0,
    at: `2026-11-${at}.000Z`,
    by: who,
    membership: {
      change: "joined" as const,
      person: {
        id: who,
        kind: "member" as const,
        username: "x",
        displayName: "X",
        role: "person" as const,
      },
      role: "member" as const,
      state: "joined" as const,
      members: 1,
    },
  };
  return { kind: "event", key: `event ${who}`, event };
}

const options = { me: ana, newFrom: null, atStart: false, zone: "UTC" };
const shape = (rows: Row[]) =>
  rows.map((row) => (row.kind === "said" ? (row.head ? "head" : "more") : row.kind));

describe("blocks", () => {
  test("one author's messages within five minutes are one block", () => {
    const items = [said(bo, "19T10:00:00"), said(bo, "19T10:04:59"), said(bo, "19T10:09:59")];
    expect(shape(rowsOf(items, options))).toEqual(["day", "head", "more", "head"]);
  });

  test("another author, another lane or a reply heads a block of its own", () => {
    const items = [
      said(bo, "19T10:00:00"),
      said(cy, "19T10:00:01"),
      said(cy, "19T10:00:02", { lane: "text" }),
      said(cy, "19T10:00:03", { lane: "text", replyTo: 1 }),
      said(cy, "19T10:00:04", { lane: "text" }),
    ];
    expect(shape(rowsOf(items, options))).toEqual(["day", "head", "head", "head", "head", "more"]);
  });

  test("what is still being sent joins the block of its author", () => {
    const sending: TimelineItem = {
      kind: "pending",
      key: "cid",
      item: {
        cid: "cid",
        conversation: 9,
        body: "x",
        at: "2026-11-19T10:01:00.000Z",
        status: "sending",
      },
    };
    expect(shape(rowsOf([said(ana, "19T10:00:00"), sending], options))).toEqual([
      "day",
      "head",
      "more",
    ]);
  });
});

describe("lines", () => {
  test("each day in the reader's zone begins with a line, and with a head", () => {
    const items = [said(bo, "19T22:58:00"), said(bo, "19T23:01:00")];
    expect(shape(rowsOf(items, options))).toEqual(["day", "head", "more"]);
    expect(shape(rowsOf(items, { ...options, zone: "Europe/Berlin" }))).toEqual([
      "day",
      "head",
      "day",
      "head",
    ]);
  });

  test("the new line stands once, above the first new message, with the time of the last one before", () => {
    const items = [
      said(bo, "19T10:00:00", { seq: 4 }),
      said(bo, "19T10:01:00", { seq: 5 }),
      said(bo, "19T10:02:00", { seq: 6 }),
    ];
    const rows = rowsOf(items, { ...options, newFrom: 5 });
    expect(shape(rows)).toEqual(["day", "head", "new", "head", "more"]);
    expect(rows[2]).toMatchObject({ since: new Date("2026-11-19T10:00:00.000Z") });
  });

  test("joining one after the other is told in one line", () => {
    const rows = rowsOf([joined(bo, "19T10:00:00"), joined(cy, "19T10:00:01")], options);
    expect(rows[1]).toMatchObject({ kind: "events", events: [{ by: bo }, { by: cy }] });
  });

  test("the beginning is said only where it is known", () => {
    expect(shape(rowsOf([], { ...options, atStart: true }))).toEqual(["start"]);
    expect(shape(rowsOf([], options))).toEqual([]);
  });
});

describe("changes", () => {
  const older = said(bo, "19T09:00:00");
  const first = said(bo, "19T10:00:00");
  const second = said(bo, "19T11:00:00");
  const rows = (...items: TimelineItem[]) => rowsOf(items, options);

  test("older rows above what stays are told from newer rows below it", () => {
    expect(isPrepended(rows(first), rows(older, first))).toBe(true);
    expect(isPrepended(rows(first), rows(first, second))).toBe(false);
    expect(isPrepended(rows(first), rows(second))).toBe(false);
  });

  test("only one's own message that has just been written calls for the newest", () => {
    const pending = (status: "sending" | "failed"): TimelineItem => ({
      kind: "pending",
      key: "cid",
      item: {
        cid: "cid",
        conversation: 9,
        body: "",
        at: "2026-11-19T12:00:00.000Z",
        status,
      },
    });
    expect(isOwnNew(rows(first), rows(first, pending("sending")))).toBe(true);
    expect(isOwnNew(rows(first, pending("failed")), rows(first, pending("sending")))).toBe(false);
    expect(isOwnNew(rows(first), rows(first, second))).toBe(false);
  });

  test("the line can be placed once a message before it is there", () => {
    const from = (seqs: number[]) =>
      rows(...seqs.map((each) => said(bo, "19T10:00:00", { seq: each })));
    expect(reachesLine(from([5, 6]), 6)).toBe(true);
    expect(reachesLine(from([6, 7]), 6)).toBe(false);
    expect(reachesLine(from([1, 2]), 1)).toBe(true);
  });
});
