import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { appCode } from "./authenticator.ts";
import { wrongWith } from "./axe.ts";
import { openHouse } from "./house.ts";
import { password, person, type Person } from "./people.ts";
import { phone, type Phone } from "./phones.ts";
import { list } from "./screen.ts";

const house = openHouse();

const secondStep = (page: Page) => page.getByRole("heading", { name: "One more step" });
const appField = (page: Page | Locator) => page.getByLabel("Code from your authenticator app");
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });
const row = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });

async function security(page: Page): Promise<void> {
  await page.goto("/settings/security");
  await page.getByRole("heading", { name: "A second step when signing in" }).waitFor();
}

/** With the password, in the dialog that asks for it. */
async function prove(page: Page, name: string, action: string): Promise<void> {
  await dialog(page, name).getByLabel("Current password").fill(password);
  await dialog(page, name).getByRole("button", { name: action }).click();
}

/** Answers the app's secret and the recovery codes. */
async function setUpApp({ page }: Person): Promise<{ secret: string; codes: string[] }> {
  await security(page);
  await page.getByRole("button", { name: "Set up" }).click();
  await prove(page, "Set up an authenticator app", "Go on");
  await page.getByRole("img", { name: /^QR code/ }).waitFor();
  const secret = await page.getByRole("dialog").locator("code").innerText();
  await appField(page).fill(appCode(secret));
  return { secret, codes: await keepCodes(page) };
}

async function keepCodes(page: Page): Promise<string[]> {
  const shown = dialog(page, "Your recovery codes");
  await shown.waitFor();
  const codes = await shown.getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);
  await shown.getByRole("button", { name: "I have kept them" }).click();
  await shown.waitFor({ state: "detached" });
  return codes;
}

async function addPhone({ page }: Person): Promise<Phone> {
  const own = phone(house);
  await security(page);
  await page.getByRole("button", { name: "Add a phone number" }).click();
  await page.getByLabel("Phone number", { exact: true }).fill(own.number);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Current password").fill(password);
  await page.getByLabel("Code from the text").fill(await own.nextCode());
  await page.getByText("Your number is +1").waitFor();
  return own;
}

/** In another browser, as far as the second step. */
async function signIn({ username }: Person): Promise<Page> {
  const page = await house.arrive();
  await page.goto("/sign-in");
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  return page;
}

test("with an authenticator app the password alone opens nothing, and the app's code does", async () => {
  house.trouble.refusalsMayCome();
  const ana = await person(house, "Ana");
  const { secret } = await setUpApp(ana);
  await row(ana.page, "Authenticator app · on").waitFor();

  const page = await signIn(ana);
  await secondStep(page).waitFor();
  await page.locator("input[name=code]:focus").waitFor();
  await appField(page).fill(appCode(secret, 20));
  await page.getByText("That is not the code that the app shows now.").waitFor();
  await appField(page).fill(appCode(secret, 1));
  await list(page).getByText("Ana").waitFor();
});

test("the first code has to be right before an app is on", async () => {
  house.trouble.refusalsMayCome();
  const { page } = await person(house, "Ana");
  await security(page);
  await page.getByRole("button", { name: "Set up" }).click();
  await dialog(page, "Set up an authenticator app").getByLabel("Current password").fill("wrong");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("That is not your password.").waitFor();
  await prove(page, "Set up an authenticator app", "Go on");
  const secret = await page.getByRole("dialog").locator("code").innerText();
  await appField(page).fill(appCode(secret, 20));
  await page.getByText("That is not the code that the app shows now.").waitFor();
  await page.keyboard.press("Escape");
  await row(page, "Authenticator app · off").waitFor();
});

test("a recovery code lets one in without the app, once", async () => {
  house.trouble.refusalsMayCome();
  const ana = await person(house, "Ana");
  const { codes } = await setUpApp(ana);
  const [first] = codes;
  for (const isUsed of [false, true]) {
    const page = await signIn(ana);
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill(first!.toUpperCase().replaceAll("-", " "));
    await page.keyboard.press("Enter");
    if (isUsed) await page.getByText("or it has been used.").waitFor();
    else await list(page).getByText("Ana").waitFor();
  }
  await security(ana.page);
  await row(ana.page, "Recovery codes · 9 left").waitFor();
});

test("recovery codes are copied, downloaded and printed as they are shown", async () => {
  const { page } = await person(house, "Ana", {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await security(page);
  await page.getByRole("button", { name: "Set up" }).click();
  await prove(page, "Set up an authenticator app", "Go on");
  await appField(page).fill(appCode(await page.getByRole("dialog").locator("code").innerText()));
  const shown = dialog(page, "Your recovery codes");
  await shown.waitFor();
  const codes = await shown.getByRole("listitem").allInnerTexts();

  await shown.getByRole("button", { name: "Copy codes" }).click();
  await shown.getByRole("button", { name: "Copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const coming = page.waitForEvent("download");
  await shown.getByRole("button", { name: "Download" }).click();
  const downloaded = await readFile(await (await coming).path(), "utf8");
  for (const code of codes)
    expect([copied, downloaded].every((text) => text.includes(code))).toBe(true);

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await page.getByText(codes[9]!).isVisible()).toBe(true);
  expect(await list(page).isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.mouse.click(5, 5);
  expect(await shown.isVisible()).toBe(true);
});

test("new recovery codes end the old ones", async () => {
  house.trouble.refusalsMayCome();
  const ana = await person(house, "Ana");
  const { codes } = await setUpApp(ana);
  await ana.page.getByRole("button", { name: "Make new codes" }).click();
  await prove(ana.page, "Make new recovery codes?", "Make new codes");
  const [renewed] = await keepCodes(ana.page);

  const page = await signIn(ana);
  await page.getByRole("button", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(codes[0]!);
  await page.keyboard.press("Enter");
  await page.getByText("or it has been used.").waitFor();
  await page.getByLabel("Recovery code").fill(renewed!);
  await page.keyboard.press("Enter");
  await list(page).getByText("Ana").waitFor();
});

test("a code by text is asked for after the password, and no more once that is turned off", async () => {
  const ana = await person(house, "Ana");
  const own = await addPhone(ana);
  await row(ana.page, "Codes by text · off").getByRole("button", { name: "Turn on" }).click();
  await prove(ana.page, "Ask for a code by text?", "Turn on");
  await keepCodes(ana.page);
  expect(await ana.page.getByRole("button", { name: "Remove number" }).isDisabled()).toBe(true);

  const page = await signIn(ana);
  await secondStep(page).waitFor();
  await page.getByLabel("Code from the text").fill(await own.nextCode());
  await list(page).getByText("Ana").waitFor();

  await row(ana.page, "Codes by text · on").getByRole("button", { name: "Turn off" }).click();
  await prove(ana.page, "Turn off codes by text?", "Turn off");
  await row(ana.page, "Codes by text · off").waitFor();
  await list(await signIn(ana))
    .getByText("Ana")
    .waitFor();
});

test("three wrong answers lead back to the first step", async () => {
  house.trouble.refusalsMayCome();
  const ana = await person(house, "Ana");
  const { secret } = await setUpApp(ana);
  const page = await signIn(ana);
  for (const later of [20, 21, 22]) {
    await appField(page).fill("");
    await appField(page).fill(appCode(secret, later));
    if (later < 22) await page.getByText("That is not the code that the app shows now.").waitFor();
  }
  await page.getByText("That was tried too often. Sign in once more.").waitFor();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
});

test("the number goes from the account by the password, and nobody signs in by it any more", async () => {
  const ana = await person(house, "Ana");
  const own = await addPhone(ana);
  await ana.page.getByRole("button", { name: "Remove number" }).click();
  await prove(ana.page, "Remove your number?", "Remove number");
  await ana.page.getByRole("button", { name: "Add a phone number" }).waitFor();

  const page = await house.arrive();
  await page.goto("/sign-up/phone");
  await page.getByLabel("Your name").fill("Dora");
  await page.getByLabel("Phone number", { exact: true }).fill(own.number);
  await page.keyboard.press("Enter");
  await page.getByLabel("Code from the text").fill(await own.nextCode());
  await list(page).getByText("Dora").waitFor();
});

test("whoever knows the number finds its owner, as long as the owner lets them", async () => {
  const [ana, bo] = [await person(house, "Ana"), await person(house, "Bo")];
  const own = await addPhone(ana);
  const found = async () => {
    const query = { q: own.number };
    const { items } = await bo.api.call("findPeople", { query });
    return items.map(({ displayName }) => displayName);
  };
  expect(await found()).toEqual(["Ana"]);
  const findable = ana.page.getByRole("checkbox", { name: /^People can find me by my number/ });
  await findable.uncheck();
  await expect.poll(found).toEqual([]);
  await security(ana.page);
  expect(await findable.isChecked()).toBe(false);
});

test("axe finds nothing wrong with the settings of signing in and their dialogs", async () => {
  const ana = await person(house, "Ana", { reducedMotion: "reduce" });
  await addPhone(ana);
  const { page } = ana;
  await security(page);
  for (const width of [390, 768, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await wrongWith(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "Set up" }).click();
  await prove(page, "Set up an authenticator app", "Go on");
  await page.getByRole("img", { name: /^QR code/ }).waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await wrongWith(page)).toEqual([]);
  }
  await appField(page).fill(appCode(await page.getByRole("dialog").locator("code").innerText()));
  await dialog(page, "Your recovery codes").waitFor();
  expect(await wrongWith(page)).toEqual([]);
});
