import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { channel, send, type Place } from "./conversations.ts";
import { openHouse } from "./house.ts";
import { person, type Person } from "./people.ts";
import { newest, scroll, scrollAndRest, watch } from "./reader.ts";
import { eventually, message, said, timeline, write } from "./screen.ts";

const house = openHouse();

const long = (index: number) => `Message number ${index}. ${"It rains again. ".repeat(index % 40)}`;
const short = (index: number) => `Message number ${index}.`;

interface Reading {
  ana: Person;
  page: Page;
  place: Place;
}

/** Ben has read all that Ana has said, and sees the end of it. */
async function reading(count: number, body: (index: number) => string): Promise<Reading> {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const place = await channel("still", ana, ben);
  await send(ana, place.id, ...Array.from({ length: count }, (_, index) => body(index + 1)));
  const params = { conversation: place.id };
  await ben.api.call("putRead", { params, body: { seq: count } });
  await ben.page.goto(place.path);
  await message(ben.page, short(count)).waitFor();
  return { ana, page: ben.page, place };
}

/** Holds back the next page of older messages until the function that it gives back is called. */
async function holdBackOlder(page: Page): Promise<{ asked: Promise<void>; release: () => void }> {
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(/\/messages\?.*before=/, async (route) => {
    ask();
    await released;
    await route.continue();
  });
  return { asked, release };
}

/** So far from the top of what is loaded, with the page above it on its way until it is released. */
async function olderAsked(page: Page, end: number): Promise<() => void> {
  const older = await holdBackOlder(page);
  await eventually(async () => {
    await scroll(page, -100_000);
    return scrolled(page);
  }).toBe(0);
  await older.asked;
  if (end > 0) await scrollAndRest(page, end);
  return older.release;
}

const heightOf = (page: Page) =>
  timeline(page).evaluate((region) => region.firstElementChild!.scrollHeight);

const scrolled = (page: Page) =>
  timeline(page).evaluate((region) => region.firstElementChild!.scrollTop);

/** Two frames: what has come in is drawn, measured and drawn again. */
const twoFrames = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });

const cases = [
  { count: 40, up: -300, where: "no page has come in above" },
  { count: 80, up: -300, where: "a page has just come in above" },
  { count: 80, up: -1200, where: "far up, and a page has just come in above" },
];

for (const body of [short, long]) {
  test.for(cases)(
    `what arrives below moves ${body === short ? "short" : "long"} messages in no frame: $where`,
    async ({ count, up }) => {
      const { ana, page, place } = await reading(count, body);
      await scrollAndRest(page, up);
      await newest(page).waitFor();
      const away = await watch(page);
      await send(ana, place.id, "One more.", "Two\nmore,\nin many\nlines.", "Three more.");
      await newest(page).getByText("3 new messages").waitFor();
      await twoFrames(page);
      expect(await away()).toBeLessThanOrEqual(1);
    },
  );
}

test("what is edited above the screen moves nothing on it in any frame", async () => {
  const { ana, page, place } = await reading(80, short);
  await scrollAndRest(page, -300);
  const first = Number(/\d+/.exec((await said(page))[0]!)![0]);
  const away = await watch(page);
  const above = { conversation: place.id, seq: first - 2 };
  await ana.api.call("editMessage", { params: above, body: { body: "Now\nof\nmany\nlines." } });
  await message(page, "Now\nof").waitFor({ state: "attached" });
  await twoFrames(page);
  expect(await away()).toBeLessThanOrEqual(1);
});

test.for([
  { where: "near the top", end: 500 },
  { where: "at the very top", end: 0 },
])("an older page that comes in $where moves the reader in no frame", async ({ end }) => {
  const { page } = await reading(170, long);
  const release = await olderAsked(page, end);
  const height = await heightOf(page);
  const away = await watch(page);
  release();
  await eventually(() => heightOf(page)).toBeGreaterThan(height + 1000);
  await twoFrames(page);
  expect(await away()).toBeLessThanOrEqual(1);
});

test.for([
  { what: "short", body: short },
  { what: "long", body: long },
])("an older page and what arrives meanwhile move $what messages in no frame", async ({ body }) => {
  const { ana, page, place } = await reading(170, body);
  const release = await olderAsked(page, 500);
  const height = await heightOf(page);
  const away = await watch(page);
  const arriving = send(ana, place.id, "One more.", "Two\nmore,\nin many\nlines.", "Three more.");
  release();
  await arriving;
  await newest(page).getByText("3 new messages").waitFor();
  await eventually(() => heightOf(page)).toBeGreaterThan(height + 1000);
  await twoFrames(page);
  expect(await away()).toBeLessThanOrEqual(1);
});

test("messages that arrive in front of somebody take the pointer from no row in any frame", async () => {
  const { ana, page, place } = await reading(40, short);
  const watching = await timeline(page).evaluateHandle((section) => {
    const found = new Set<string>();
    look();
    return { found };

    function look() {
      found.add(getComputedStyle(section.querySelector("ol")!).pointerEvents);
      requestAnimationFrame(look);
    }
  });
  for (const body of ["One more.", "Two more.", "Three more."]) {
    await send(ana, place.id, body);
    await message(page, body).waitFor();
    await twoFrames(page);
  }
  expect(await watching.evaluate(({ found }) => [...found])).toEqual(["auto"]);
});

test("whoever reads what is older and says something is taken to it", async () => {
  const { page } = await reading(80, short);
  await scrollAndRest(page, -1200);
  await newest(page).waitFor();
  await write(page, "I have read it all.");
  await newest(page).waitFor({ state: "detached" });
  const within = (await timeline(page).boundingBox())!;
  await eventually(async () => {
    const box = await message(page, "I have read it all.").boundingBox();
    return box !== null && box.y + box.height <= within.y + within.height + 1;
  }).toBe(true);
});
