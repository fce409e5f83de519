import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seen, Visit } from "./browser.ts";

const backlog = 170;

let visit: Visit;
let ana: Page;
let bo: Page;
let general: number;

beforeAll(async () => {
  visit = await Visit.begin();
  ana = await visit.person("Ana");
  bo = await visit.person("Bo");
  const reply = await ana.request.get(`${visit.url}/api/conversations`);
  const { items } = (await reply.json()) as { items: { id: number; general: boolean }[] };
  general = items.find((each) => each.general)!.id;
  for (let n = 1; n <= backlog; n++) await post(ana, `Message ${n}. ${"words ".repeat(n % 40)}`);
});
afterAll(() => visit.end());

async function post(page: Page, body: string, more: object = {}): Promise<void> {
  const reply = await page.request.post(`${visit.url}/api/conversations/${general}/messages`, {
    data: { cid: crypto.randomUUID(), body, ...more },
    headers: { origin: visit.url, "parley-slot": "0" },
  });
  if (!reply.ok()) throw new Error(`Not sent: ${await reply.text()}`);
}

const timeline = (page: Page) => page.getByRole("region", { name: /^Messages in/ });
const row = (page: Page, text: string | RegExp) =>
  timeline(page).getByRole("article").filter({ hasText: text });

/** The first message that is wholly on screen, and how far below the top it stands. */
function topRow(page: Page) {
  return timeline(page).evaluate((region) => {
    const { top } = region.getBoundingClientRect();
    const rows = [...region.querySelectorAll<HTMLElement>("[data-row]")];
    const first = rows.find((each) => each.getBoundingClientRect().top >= top)!;
    return { key: first.dataset["row"]!, y: first.getBoundingClientRect().top - top };
  });
}

/** The same once the reader's own movement is over. */
async function settled(page: Page, from: string) {
  let last = await topRow(page);
  await expect
    .poll(async () => {
      const before = last;
      last = await topRow(page);
      return last.key !== from && last.key === before.key && last.y === before.y;
    })
    .toBe(true);
  return last;
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
  await bo.goto(`${visit.url}/c/${general}`);
  expect(await seen(row(bo, /Message 1\./))).toBe(true);
  const line = timeline(bo).getByRole("heading", { name: /^New/ });
  expect(await line.isVisible()).toBe(true);
  const newest = timeline(bo).getByRole("button", { name: /^Newest/ });
  await expect.poll(() => newest.textContent()).not.toContain(String(backlog));
  expect(await line.isVisible()).toBe(true);
});

test("what comes in above and below leaves the reader where they are", async () => {
  await bo.goto(`${visit.url}/c/${general}/${backlog - 10}`);
  await row(bo, `Message ${backlog - 10}.`).waitFor();
  const box = (await timeline(bo).boundingBox())!;
  await bo.mouse.move(box.x + 50, box.y + 50);

  for (let page = 0; page < 2; page++) {
    const height = await heightOf(bo);
    await bo.mouse.wheel(0, -100_000);
    await expect.poll(() => heightOf(bo)).toBeGreaterThan(height + 1000);
    // At the very top when they came in: the hardest place to stay at.
    const { key, y } = await topRow(bo);
    expect(y).toBeLessThan(200);
    await expect.poll(() => placeOf(bo, key)).toBe(y);
  }

  const above = await topRow(bo);
  await bo.mouse.wheel(0, 900);
  const before = await settled(bo, above.key);
  await post(ana, "Said meanwhile");
  await expect
    .poll(() =>
      timeline(bo)
        .getByRole("button", { name: /^Newest/ })
        .textContent(),
    )
    .toMatch(/\d/);
  expect(await placeOf(bo, before.key)).toBe(before.y);
});

test("Esc and the button lead to the newest message", async () => {
  await bo.keyboard.press("Escape");
  expect(await seen(row(bo, "Said meanwhile"))).toBe(true);
  await bo.mouse.wheel(0, -3000);
  await timeline(bo)
    .getByRole("button", { name: /^Newest/ })
    .click();
  await timeline(bo)
    .getByRole("button", { name: /^Newest/ })
    .waitFor({ state: "detached" });
  expect(await row(bo, "Said meanwhile").isVisible()).toBe(true);
});

test("what was written is shown to the letter and never runs", async () => {
  const body = `<img src=x onerror="document.title='caught'"> javascript:alert(1) https://example.org/<b>`;
  await post(ana, body);
  const shown = row(bo, "onerror");
  await shown.waitFor();
  expect(await shown.locator("[id^='what-']").textContent()).toBe(body);
  expect(await shown.locator("img, b").count()).toBe(0);
  const links = shown.getByRole("link");
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual([
    "https://example.org/",
  ]);
  expect(await links.getAttribute("rel")).toContain("noopener");
  expect(visit.trouble).toEqual([]);
});

test("a message that arrives is told to screen readers, one's own is not", async () => {
  const told = bo.locator("[aria-live=polite].sr-only");
  await post(ana, "The gate is open");
  await expect.poll(() => told.allTextContents()).toContain("Ana: The gate is open");
  await bo.getByRole("textbox", { name: /^Message/ }).fill("Thank you");
  await bo.keyboard.press("Enter");
  await row(bo, "Thank you").waitFor();
  expect((await told.allTextContents()).join()).not.toContain("Thank you");
});

test("the keyboard alone answers, edits and deletes a message", async () => {
  await row(bo, "Thank you").focus();
  await bo.keyboard.press("ArrowUp");
  await bo.locator("article:focus", { hasText: "The gate is open" }).waitFor();
  await bo.keyboard.press("r");
  await bo.getByText("Replying to").waitFor();
  await bo.keyboard.type("Which one?");
  await bo.keyboard.press("Enter");
  await row(bo, "Which one?")
    .getByRole("link", { name: /In reply to/ })
    .waitFor();
  await row(bo, "Which one?").getByRole("img", { name: "Sending" }).waitFor({ state: "detached" });

  await bo.keyboard.press("ArrowUp");
  await bo.getByText("Editing your message").waitFor();
  await bo.keyboard.type(" The front one?");
  await bo.keyboard.press("Enter");
  expect(await seen(row(bo, "Which one? The front one?").getByText("(edited)"))).toBe(true);

  await row(bo, "Which one?").focus();
  await bo.keyboard.press("d");
  await bo.getByRole("alertdialog").waitFor();
  await bo.keyboard.press("Tab");
  await bo.getByRole("button", { name: "Delete message" }).press("Enter");
  expect(await seen(timeline(bo).getByText("Message deleted"))).toBe(true);
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

test.for(looks)("axe finds nothing wrong at $viewport.width px, $colorScheme", async (look) => {
  const { viewport, ...rest } = look;
  const reader = await visit.person(`Look${viewport.width}`, {
    ...rest,
    viewport: { ...viewport },
  });
  await post(ana, `@look${viewport.width}.here see \`code\`\n\`\`\`\nblock\n\`\`\``);
  const found: string[] = [];
  for (const path of [
    "/",
    `/c/${general}`,
    `/c/${general}/details`,
    `/c/${general}/3`,
    "/mentions",
  ]) {
    await reader.goto(visit.url + path);
    await reader.locator("h1").waitFor();
    await reader.locator(settledAt(path, viewport.width)).first().waitFor();
    const { violations } = await new AxeBuilder({ page: reader }).analyze();
    for (const { id, nodes } of violations)
      found.push(`${path}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    const { scrollWidth, clientWidth } = await reader.evaluate(() => document.documentElement);
    if (scrollWidth > clientWidth) found.push(`${path} is wider than the screen`);
  }
  await reader.context().close();
  expect(found).toEqual([]);
});
