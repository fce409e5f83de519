import AxeBuilder from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Visit } from "./browser.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit.end());

const outside = ["/", "/sign-in", "/sign-up", "/guest"];
const inside = [
  "/you",
  "/settings/profile",
  "/settings/sessions",
  "/settings/appearance",
  "/settings/accounts",
  "/settings/about",
  "/find",
  "/find?q=nobody.here",
  "/requests",
  "/contacts",
  "/nowhere",
];
const looks = [
  { viewport: { width: 390, height: 844 }, colorScheme: "light", locale: "de-DE" },
  { viewport: { width: 1280, height: 800 }, colorScheme: "dark", locale: "en-GB" },
] as const;

test.for(looks)("axe finds nothing wrong at $viewport.width px, $colorScheme", async (look) => {
  const { viewport, ...rest } = look;
  const options = { ...rest, viewport: { ...viewport } };
  const stranger = await visit.arrive(options);
  const member = await visit.person(`Reader${viewport.width}`, options);
  const found: string[] = [];
  for (const [page, paths] of [
    [stranger, outside],
    [member, inside],
  ] as const) {
    for (const path of paths) {
      await page.goto(visit.url + path);
      await page.locator("h1").waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations)
        found.push(`${path}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      if (scrollWidth > clientWidth) found.push(`${path} is wider than the screen`);
    }
  }
  await stranger.context().close();
  await member.context().close();
  expect(found).toEqual([]);
});
