import AxeBuilder from "@axe-core/playwright";
import { createApi, type Api } from "@parley/client";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHouse } from "./house.ts";
import { eventually, untilKept } from "./screen.ts";

const house = openHouse();

// Each test has phones of its own: the page shows those of the whole server.
let numbers = 20;
const newNumber = () => `+120255502${numbers++}`;
const spelt = (number: string) => number.replace(/^\+1(\d{3})(\d{3})/, "+1 $1 $2 ");

/** A script on the same machine. */
const script = (): Api => createApi({ url: house.url, validate: true });

const phone = (page: Page, number: string) =>
  page.getByRole("article", { name: new RegExp(spelt(number).replace("+", "\\+")) });

async function add(page: Page, number: string): Promise<void> {
  await page.getByRole("button", { name: "Add phone" }).first().click();
  await page.getByRole("textbox", { name: "Number" }).fill(spelt(number));
  await page.getByRole("dialog").getByRole("button", { name: "Add phone" }).click();
  await phone(page, number).waitFor();
}

test("whoever sits at the server's machine reads and writes on simulated phones as texts come", async () => {
  const [cy, dee] = [newNumber(), newNumber()];
  const page = await house.arrive();
  await page.goto("/phones");
  await page.getByText("These phones are simulated").waitFor();
  await add(page, cy);

  // From a script, and there without a reload.
  await script().call("writeOnHandset", {
    params: { number: dee },
    body: { to: cy, body: "Your code is 123456" },
  });
  await phone(page, cy).getByText("Your code is 123456").waitFor();
  await phone(page, cy)
    .getByText(/^Delivered/)
    .waitFor();

  // And answered, in a second browser as well as in this one.
  const other = await house.arrive();
  await other.goto("/phones");
  const field = phone(page, cy).getByRole("textbox", { name: /^Text from/ });
  await field.fill("thank you");
  await phone(page, cy).getByText("1 segment").waitFor();
  await field.press("Enter");
  await phone(other, dee).getByText("thank you").waitFor();
  const { items } = await script().call("listHandsetTexts", { params: { number: dee } });
  expect(items.at(-1)).toMatchObject({ from: cy, to: dee, body: "thank you", direction: "in" });
});

test("a phone that is switched off gets what was sent to it once it is on again", async () => {
  const [cy, dee] = [newNumber(), newNumber()];
  const page = await house.arrive();
  await page.goto("/phones");
  await add(page, cy);
  await phone(page, cy).getByRole("button", { name: "Switch off" }).click();
  await phone(page, cy).getByText("This phone is off. Switch it on to write.").waitFor();
  await script().call("writeOnHandset", {
    params: { number: dee },
    body: { to: cy, body: "are you there" },
  });
  await phone(page, dee).getByText("are you there").waitFor();
  expect(await phone(page, cy).getByText("are you there").count()).toBe(0);
  await phone(page, cy).getByRole("button", { name: "Switch on" }).click();
  await phone(page, cy).getByText("are you there").waitFor();
});

test("a fault of the carrier is set by the keyboard, and holds for scripts too", async () => {
  const page = await house.arrive();
  await page.goto("/phones");
  const late = page.getByRole("textbox", { name: "Late reports, in seconds" });
  await late.fill("12");
  await late.press("Enter");
  await eventually(async () => (await script().call("getCarrierFaults")).lateCallbacksMs).toBe(
    12_000,
  );
  await late.fill("-1");
  await page.getByText("A whole number from 0 to 3,600.").waitFor();
  await script().call("changeCarrierFaults", { body: { lateCallbacksMs: 0 } });
});

test("a picture goes with a text", async () => {
  const [cy, dee] = [newNumber(), newNumber()];
  const page = await house.arrive();
  await script().call("addHandset", { body: { number: dee } });
  await script().call("writeOnHandset", { params: { number: dee }, body: { to: cy, body: "so?" } });
  await page.goto("/phones");
  await phone(page, cy).getByText("so?").waitFor();
  const buffer = Buffer.from(await page.screenshot());
  await phone(page, cy)
    .locator("input[type=file]")
    .setInputFiles({ name: "shed.png", mimeType: "image/png", buffer });
  await phone(page, cy).getByRole("img", { name: "Picture" }).waitFor();
  await phone(page, cy).getByRole("button", { name: "Send text" }).click();
  const received = phone(page, dee).getByRole("img", { name: "Picture" });
  await received.waitFor();
  await eventually(() =>
    received.evaluate((image: HTMLImageElement) => image.naturalWidth > 0),
  ).toBe(true);
});

test("where there are no simulated phones the page says that nothing is here", async () => {
  house.trouble.refusalsMayCome();
  const page = await house.arrive({ serviceWorkers: "block" });
  await page.route("**/phones/api/**", (route) =>
    route.fulfill({
      status: 404,
      json: { error: { code: "not_found", message: "There is nothing here." } },
    }),
  );
  await page.goto("/phones");
  await page.getByRole("heading", { level: 1, name: "There is nothing here" }).waitFor();
});

test("nothing of the phones is kept by the service worker", async () => {
  const page = await house.arrive();
  await page.goto("/");
  await untilKept(page);
  await page.goto("/phones");
  await page.getByText("These phones are simulated").waitFor();
  const kept = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(all.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain("/index.html");
  expect(kept.filter((path) => path.includes("phones"))).toEqual([]);
});

test("axe finds nothing wrong with the phones, in either theme, on a phone and on a screen", async () => {
  const [cy, dee] = [newNumber(), newNumber()];
  const page = await house.arrive({ reducedMotion: "reduce" });
  await script().call("writeOnHandset", { params: { number: dee }, body: { to: cy, body: "hi" } });
  const body = { off: true, filtered: true };
  await script().call("changeHandsetFaults", { params: { number: dee }, body });
  await page.goto("/phones");
  await phone(page, cy).getByText("hi").waitFor();
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [390, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      expect(await violations(page)).toEqual([]);
    }
  await phone(page, cy).getByRole("button", { name: "Faults" }).click();
  await page.getByRole("dialog").getByRole("checkbox", { name: "Landline" }).waitFor();
  expect(await violations(page)).toEqual([]);
});

async function violations(page: Page): Promise<string[]> {
  const { violations: all } = await new AxeBuilder({ page }).analyze();
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  return [
    ...all.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join(", ")}`),
    ...(scrollWidth > clientWidth ? ["wider than the screen"] : []),
  ];
}
