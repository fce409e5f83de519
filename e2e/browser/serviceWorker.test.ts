import { expect, test } from "vitest";
import { openHouse } from "./house.ts";
import { person } from "./people.ts";
import { list, untilKept } from "./screen.ts";

const house = openHouse();

test("the service worker keeps the app's own files and no answer of the server's", async () => {
  const { page } = await person(house, "Bo");
  await page.goto("/");
  await list(page).waitFor();
  await untilKept(page);
  await page.goto("/settings/sessions");
  await page.getByText("This browser").waitFor();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(caches_.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain("/index.html");
  expect(kept.filter((path) => /^\/(api|socket\.io|docs|hooks)/.test(path))).toEqual([]);
});

test("an address of the server's is answered by the server, not by the app", async () => {
  // These pages have no icon, and the browser asks for one.
  house.trouble.refusalsMayCome();
  const { page } = await person(house, "Cy");
  await page.goto("/");
  await untilKept(page);
  await page.reload();
  for (const path of ["/api/accounts", "/docs", "/healthz"]) {
    const reply = await page.goto(path);
    expect([path, reply?.status(), await page.locator("#parley").count()]).toEqual([path, 200, 0]);
  }
});
