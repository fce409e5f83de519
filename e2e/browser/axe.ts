import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What axe has against a page, and whether it is wider than the screen. */
export async function wrongWith(page: Page): Promise<string[]> {
  const { pathname, search } = new URL(page.url());
  const where = `${pathname}${search} at ${page.viewportSize()?.width} px`;
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  // Otherwise it opens a tab in front of the page for what frames of other sites say. There are none.
  expect(await page.locator("iframe").count()).toBe(0);
  const { violations } = await axe.setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => {
    const places = nodes.map(({ target }) => target.join(" "));
    return `${where}: ${id} at ${places.join(", ")}`;
  });
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  if (scrollWidth > clientWidth) found.push(`${where}: wider than the screen`);
  return found;
}
