import { Unreachable } from "@parley/client";
import type { Message } from "@parley/protocol";
import { expect, test } from "vitest";
import { openApp } from "../../../test/app.tsx";
import { ana, conversationOf, fakeParley } from "../../../test/fakeParley.ts";

const tools = conversationOf(7, { name: "tools" }, [[ana, "Who has the ladder?"]]);

/** Mentions in pages of twenty, the newest first; the second page fails once. */
function mentioned(count: number) {
  const all = Array.from({ length: count }, (_, index): Message => ({
    ...tools.timeline.messages[0]!,
    seq: count - index,
    body: `@dana number ${count - index}`,
  }));
  const parley = fakeParley([tools]);
  let fails = 1;
  parley.answer = (_, given) => {
    const { before } = (given as { query: { before?: string } }).query;
    const from = Number(before ?? 0);
    if (from > 0 && fails-- > 0) return new Unreachable();
    const next = from + 20;
    const more = next < count ? { next: String(next) } : {};
    return { items: all.slice(from, next), people: [ana], ...more };
  };
  return parley;
}

test("mentions go on page by page as one moves down, to the first there ever was, and one can go to each", async () => {
  const parley = mentioned(45);
  const opened: unknown[] = [];
  parley.open = async (...given) => void opened.push(given);
  const app = await openApp(parley, { rows: 20 });
  await app.shows("Message #");
  app.type("\u001bm");
  await app.shows("@dana number 45");
  app.type("G");
  await app.shows("could not be loaded");
  expect(app.text()).toContain("@dana number 26");
  app.type("j");
  await app.until((text) => !text.includes("could not be loaded"));
  app.type("G");
  await app.until((text) => !text.includes("number 26"));
  app.type("G");
  await app.shows("There are no earlier mentions.");
  await app.shows("@dana number 1\n");
  app.type("k\r");
  await app.until((text) => !text.includes("Mentions"));
  expect(opened).toContainEqual([7, 2]);
  await app.close();
});
