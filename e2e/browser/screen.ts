import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** Waits for what it says to become true, however slow the machine is. */
export const eventually = <Value>(look: () => Promise<Value>) =>
  expect.poll(look, { timeout: 30_000, interval: 50 });

export const list = (page: Page) => page.getByRole("navigation", { name: "Conversations" });

/** A conversation's line in the list. */
export const line = (page: Page, name: string) => list(page).getByRole("link", { name });

export const composer = (page: Page) => page.getByRole("textbox", { name: /^Message/ });

export const timeline = (page: Page) => page.getByRole("region", { name: /^Messages in/ });

/** The messages that say this themselves, not those that quote it. */
export function message(page: Page, text: string): Locator {
  const saysIt = page.locator("[id^='what-']").filter({ hasText: text });
  return timeline(page).getByRole("article").filter({ has: saysIt });
}

export async function write(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await composer(page).fill(text);
    await composer(page).press("Enter");
    await message(page, text).waitFor();
  }
}

/** What the messages on screen say, from the top down. */
export function said(page: Page): Promise<string[]> {
  return timeline(page).evaluate((section) => {
    const { top, bottom } = section.getBoundingClientRect();
    const isOnScreen = (body: Element) => {
      const box = body.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    };
    // The row that Tab leads to stays in the page wherever it is.
    const bodies = [...section.querySelectorAll("[id^='what-']")].filter(isOnScreen);
    return bodies.map((body) => {
      const words = body.cloneNode(true) as Element;
      // What stands at the end of one's own words is none of them.
      for (const ledger of words.querySelectorAll("[data-ledger]")) ledger.remove();
      return words.textContent;
    });
  });
}

/** The server has everything that was written here. */
export async function untilSent(page: Page): Promise<void> {
  const waiting = timeline(page).getByText("Will be sent");
  const sending = timeline(page).getByLabel("Sending");
  await eventually(() => waiting.or(sending).count()).toBe(0);
}

/** What one can do with a message behind its "More". */
export async function choose(page: Page, row: Locator, act: string): Promise<void> {
  // A tab behind another draws once a second.
  await page.bringToFront();
  await row.hover();
  await row.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: act, exact: true }).click();
}

/** The app may be opened without a network from now on. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}
