import { afterAll, beforeAll, expect, test } from "vitest";
import { seen, Visit } from "./browser.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit.end());

test("with the server gone the app opens, shows what it knows, and sends what is written once it is back", async () => {
  const page = await visit.person("Ana");
  await page.goto(visit.url);
  await page.getByRole("textbox", { name: /^Message/ }).fill("Kept for later.");
  await page.keyboard.press("Enter");
  await page.getByText("Kept for later.").first().waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

  await visit.stopServer();
  await page.reload();
  await page.getByText("Kept for later.").first().waitFor();
  await page.getByText("No connection.").first().waitFor();
  await page.getByRole("textbox", { name: /^Message/ }).fill("Written without a network.");
  await page.keyboard.press("Enter");
  await page.getByText("Written without a network.").first().waitFor();

  await visit.startServerAgain();
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(visit.url);
  const own = elsewhere.getByText("Written without a network.").first();
  expect(await seen(own)).toBe(true);
  await expect
    .poll(() => stored(elsewhere.request), { timeout: 30_000 })
    .toContain("Written without a network.");

  async function stored(request: typeof elsewhere.request): Promise<string> {
    const list = await request.get(`${visit.url}/api/conversations`);
    const { items } = (await list.json()) as { items: { id: number }[] };
    const history = await request.get(`${visit.url}/api/conversations/${items[0]!.id}/messages`);
    return history.text();
  }
});

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
