import { createApi } from "@parley/client";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { wrongWith } from "./axe.ts";
import { openHouse } from "./house.ts";
import { password, person } from "./people.ts";

const house = openHouse();

/** A terminal that asks to be signed in. */
const terminal = () => createApi({ url: house.url });
const begin = () => terminal().call("createDeviceCode", { body: { device: "the old laptop" } });

const codeField = (page: Page) => page.getByLabel("Code in the terminal");
const question = (page: Page) =>
  page.getByRole("heading", { name: /^Sign in this terminal as .*Ana/ });

test("a terminal's link leads through signing in to the question, and from there into the account", async () => {
  house.trouble.refusalsMayCome();
  const ana = await person(house, "Ana");
  const code = await begin();
  const { pathname, search } = new URL(code.verifyAtWithCode);
  const page = await house.arrive();
  await page.goto(pathname + search);
  await page.getByText("Sign in to open the page you asked for.").waitFor();
  await page.getByLabel("Username").fill(ana.username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");

  await question(page).waitFor();
  await page.getByText(code.userCode).waitFor();
  await page.getByText("the old laptop").waitFor();
  await page.getByText("The same address as this browser's.").waitFor();
  await page.getByText("Only allow it if you started it yourself just now.").waitFor();
  for (const [width, colorScheme] of [
    [390, "light"],
    [768, "dark"],
    [1280, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await wrongWith(page)).toEqual([]);
  }

  const allow = page.getByRole("button", { name: "Allow" });
  await page.getByLabel("Current password").fill("not the password");
  await allow.click();
  await page.getByText("That is not your password.").waitFor();
  await page.getByLabel("Current password").fill(password);
  await allow.click();
  await page.getByText("You can go back to your terminal.").waitFor();

  const elsewhere = ana.page;
  await elsewhere.goto("/settings/appearance");
  await elsewhere.getByRole("heading", { name: "Appearance" }).waitFor();
  const { deviceCode } = code;
  const answer = await terminal().call("createToken", { body: { deviceCode } });
  expect(answer).toMatchObject({ me: { id: ana.id } });
  await elsewhere.getByText(/^Signed in as you: .*the old laptop/).waitFor();
  await elsewhere.getByRole("button", { name: "Look" }).click();
  const row = elsewhere.getByRole("listitem").filter({ hasText: "the old laptop" });
  await row.getByRole("img", { name: "Terminal" }).waitFor();
});

test("a code is typed as one likes, is looked up once it is whole, and can be denied", async () => {
  house.trouble.refusalsMayCome();
  const { page } = await person(house, "Ana");
  await page.goto("/settings/sessions");
  await page.getByRole("link", { name: "Sign in a terminal" }).click();
  await codeField(page).fill("bcdf-ghj");
  await page.keyboard.press("Enter");
  await page.getByText("The code is eight letters").waitFor();
  await codeField(page).fill("bcdf ghjk");
  await page.getByText("No terminal waits under this code.").waitFor();
  expect(await wrongWith(page)).toEqual([]);

  const code = await begin();
  await codeField(page).fill(code.userCode.toLowerCase().replace("-", " "));
  await question(page).waitFor();
  await page.getByRole("button", { name: "Deny" }).click();
  await page.getByRole("heading", { name: /the old laptop.* stays out/ }).waitFor();
  expect(await wrongWith(page)).toEqual([]);
  const { deviceCode } = code;
  await expect(terminal().call("createToken", { body: { deviceCode } })).rejects.toMatchObject({
    code: "access_denied",
  });
});
