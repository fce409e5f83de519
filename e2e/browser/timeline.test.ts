import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { wrongWith } from "./axe.ts";
import { channel, general, send, type Place } from "./conversations.ts";
import { openHouse } from "./house.ts";
import { person, type Person } from "./people.ts";
import { newest, scrollAndRest } from "./reader.ts";
import { composer, eventually, message, timeline } from "./screen.ts";

const backlog = 170;

const house = openHouse();

interface Talk extends Place {
  ana: Person;
  bo: Person;
}

/** A channel in which Ana has said as much as that, and Bo has read nothing yet. */
async function talk(count: number): Promise<Talk> {
  const [ana, bo] = [await person(house, "Ana"), await person(house, "Bo")];
  const place = await channel("talk", ana, bo);
  await sendMany(ana, place, count);
  return { ana, bo, ...place };
}

async function sendMany(by: Person, { id }: Place, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await send(by, id, `Message ${n}. ${"words ".repeat(n % 40)}`);
}

/** The first message that is wholly on screen, and how far below the top it stands. */
function topRow(page: Page) {
  return timeline(page).evaluate((region) => {
    const { top } = region.getBoundingClientRect();
    const rows = [...region.querySelectorAll<HTMLElement>("[data-row]")];
    const first = rows.find((each) => each.getBoundingClientRect().top >= top)!;
    return { key: first.dataset["row"]!, y: first.getBoundingClientRect().top - top };
  });
}

function placeOf(page: Page, key: string) {
  return timeline(page).evaluate((region, wanted) => {
    const found = region.querySelector(`[data-row="${CSS.escape(wanted)}"]`);
    return found ? found.getBoundingClientRect().top - region.getBoundingClientRect().top : null;
  }, key);
}

const heightOf = (page: Page) =>
  timeline(page).evaluate((region) => region.firstElementChild!.scrollHeight);

test("a conversation opens at the first unread message, and the line stays while one reads", async () => {
  const { bo, path } = await talk(backlog);
  await bo.page.goto(path);
  await message(bo.page, "Message 1.").waitFor();
  const line = timeline(bo.page).getByRole("heading", { name: /^New/ });
  expect(await line.isVisible()).toBe(true);
  await eventually(() => newest(bo.page).textContent()).not.toContain(String(backlog));
  expect(await line.isVisible()).toBe(true);
});

test("what comes in above and below leaves the reader where they are", async () => {
  const { ana, bo, id, path } = await talk(backlog);
  const { page } = bo;
  await page.goto(`${path}/${backlog - 10}`);
  await message(page, `Message ${backlog - 10}.`).waitFor();
  await timeline(page).hover();

  for (let pages = 0; pages < 2; pages++) {
    const height = await heightOf(page);
    await page.mouse.wheel(0, -100_000);
    await eventually(() => heightOf(page)).toBeGreaterThan(height + 1000);
    // At the very top when they came in: the hardest place to stay at.
    const { key, y } = await topRow(page);
    expect(y).toBeLessThan(200);
    await eventually(() => placeOf(page, key)).toBe(y);
  }

  await scrollAndRest(page, 900);
  const before = await topRow(page);
  await send(ana, id, "Said meanwhile");
  await eventually(() => newest(page).textContent()).toMatch(/\d/);
  expect(await placeOf(page, before.key)).toBe(before.y);
});

test("Esc and the button lead to the newest message", async () => {
  const { ana, bo, id, path } = await talk(backlog);
  const { page } = bo;
  await page.goto(`${path}/3`);
  await message(page, "Message 3.").waitFor();
  await send(ana, id, "Said meanwhile");
  await page.keyboard.press("Escape");
  await message(page, "Said meanwhile").waitFor();
  await newest(page).waitFor({ state: "detached" });
  await scrollAndRest(page, -3000);
  await newest(page).click();
  await newest(page).waitFor({ state: "detached" });
  expect(await message(page, "Said meanwhile").isVisible()).toBe(true);
});

test("what was written is shown to the letter and never runs", async () => {
  const { ana, bo, id, path } = await talk(1);
  await bo.page.goto(path);
  const body = `<img src=x onerror="document.title='caught'"> javascript:alert(1) https://example.org/<b>`;
  await send(ana, id, body);
  const shown = message(bo.page, "onerror");
  await shown.waitFor();
  expect(await shown.locator("[id^='what-']").textContent()).toBe(body);
  expect(await shown.locator("img, b").count()).toBe(0);
  const links = shown.getByRole("link");
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual([
    "https://example.org/",
  ]);
  expect(await links.getAttribute("rel")).toContain("noopener");
  expect(await bo.page.title()).not.toContain("caught");
});

test("a message that arrives is told to screen readers, one's own is not", async () => {
  const { ana, bo, id, path } = await talk(1);
  const { page } = bo;
  await page.goto(path);
  await message(page, "Message 1.").waitFor();
  const told = page.locator("[aria-live=polite].sr-only");
  await send(ana, id, "The gate is open");
  await eventually(() => told.allTextContents()).toContain("Ana: The gate is open");
  await composer(page).fill("Thank you");
  await page.keyboard.press("Enter");
  await message(page, "Thank you").waitFor();
  // What is told is told in order: with the next of Ana's, one's own would have been too.
  await send(ana, id, "Come in");
  await eventually(async () => (await told.allTextContents()).join()).toContain("Ana: Come in");
  expect((await told.allTextContents()).join()).not.toContain("Thank you");
});

test("the keyboard alone answers, edits and deletes a message", async () => {
  const { ana, bo, id, path } = await talk(1);
  const { page } = bo;
  await send(ana, id, "The gate is open");
  await send(bo, id, "Thank you");
  await page.goto(path);
  await message(page, "Thank you").focus();
  await page.keyboard.press("ArrowUp");
  await page.locator("article:focus", { hasText: "The gate is open" }).waitFor();
  await page.keyboard.press("r");
  await page.getByText("Replying to").waitFor();
  await composer(page).and(page.locator(":focus")).waitFor();
  await page.keyboard.type("Which one?");
  await page.keyboard.press("Enter");
  const answer = message(page, "Which one?");
  await answer.getByRole("link", { name: /In reply to/ }).waitFor();
  await answer.getByRole("img", { name: "Sending" }).waitFor({ state: "detached" });

  await page.keyboard.press("ArrowUp");
  await page.getByText("Editing your message").waitFor();
  await eventually(() => composer(page).inputValue()).toBe("Which one?");
  await page.keyboard.type(" The front one?");
  await page.keyboard.press("Enter");
  await message(page, "Which one? The front one?").getByText("(edited)").waitFor();

  await answer.focus();
  await page.keyboard.press("d");
  await page.getByRole("alertdialog").waitFor();
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Delete message" }).press("Enter");
  await timeline(page).getByText("Message deleted").waitFor();
});

const looks = [
  { viewport: { width: 390, height: 844 }, colorScheme: "dark", locale: "de-DE" },
  { viewport: { width: 768, height: 1024 }, colorScheme: "light", locale: "en-GB" },
  { viewport: { width: 1280, height: 800 }, colorScheme: "dark", locale: "en-GB" },
] as const;

/** What is there once a screen has come to rest: a timeline can then be entered by keyboard. */
function settledAt(path: string, width: number): string {
  const isPhone = width < 768;
  if (path === "/mentions" || (path === "/" && isPhone)) return "h1";
  if (path.endsWith("/details") && isPhone) return "[data-region=details]";
  return '[data-region=timeline] [tabindex="0"]';
}

test.for(looks)(
  "axe finds nothing wrong with a long talk at $viewport.width px, $colorScheme",
  async (look) => {
    const ana = await person(house, "Ana");
    const place = await general(ana);
    await sendMany(ana, place, backlog);
    const reader = await person(house, "Look", look);
    const { page } = reader;
    await send(ana, place.id, `@${reader.username} see \`code\`\n\`\`\`\nblock\n\`\`\``);
    const found: string[] = [];
    for (const each of ["/", place.path, `${place.path}/details`, `${place.path}/3`, "/mentions"]) {
      await page.goto(each);
      await page.locator("h1").waitFor();
      await page.locator(settledAt(each, look.viewport.width)).first().waitFor();
      found.push(...(await wrongWith(page)));
    }
    expect(found).toEqual([]);
  },
);

test("whoever writes much and thinks better of it is still at the end", async () => {
  const ana = await person(house, "Ana", { viewport: { width: 390, height: 600 } });
  const { path, id } = await channel("talk", ana);
  await send(ana, id, "One.", "Two.");
  const { page } = ana;
  await page.goto(path);
  await message(page, "Two.").waitFor();
  const below = () =>
    timeline(page).evaluate(
      ({ firstElementChild: inner }) => inner!.scrollHeight - inner!.clientHeight,
    );
  await composer(page).fill("words ".repeat(200));
  await eventually(below).toBeGreaterThan(48);
  await composer(page).fill("");
  await eventually(below).toBe(0);
  await twoFrames(page);
  expect(await newest(page).count()).toBe(0);
});

/** What has changed size is measured in one and drawn in the next. */
const twoFrames = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });
