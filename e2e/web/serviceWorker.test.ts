import { afterAll, beforeAll, expect, test } from "vitest";
import { Visit } from "./browser.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit.end());

test("the service worker keeps the app's own files and no answer of the server's", async () => {
  const page = await visit.person("Bo");
  await page.goto(visit.url);
  await page.getByRole("navigation", { name: "Conversations" }).waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.goto(`${visit.url}/settings/sessions`);
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
  const page = await visit.person("Cy");
  await page.goto(visit.url);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  for (const path of ["/api/accounts", "/docs", "/healthz"]) {
    const reply = await page.goto(visit.url + path);
    expect([path, reply?.status(), await page.locator("#parley").count()]).toEqual([path, 200, 0]);
  }
});
