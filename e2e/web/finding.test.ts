import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seen, Visit } from "./browser.ts";

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let visit: Visit;
let ana: Page;
let bo: Page;
beforeAll(async () => {
  visit = await Visit.begin();
  ana = await visit.person("Ana");
  bo = await visit.person("Bo", phone);
});
afterAll(() => visit.end());

async function begin(page: Page, kind: string) {
  await page.goto(`${visit.url}/find`);
  await page.getByRole("main").getByRole("button", { name: "New conversation" }).click();
  await page.getByRole("menuitem", { name: kind }).click();
  return page.getByRole("dialog");
}

async function write(page: Page, text: string) {
  const composer = page.getByRole("textbox", { name: /^Message/ });
  await composer.fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText(text).first().waitFor();
}

test("a channel is begun with the keyboard alone, and others find and join it", async () => {
  await ana.goto(`${visit.url}/find`);
  await ana.getByRole("main").getByRole("button", { name: "New conversation" }).focus();
  await ana.keyboard.press("Enter");
  await ana.getByRole("menuitem").first().waitFor();
  await ana.keyboard.press("Home");
  await ana.keyboard.press("ArrowDown");
  await ana.keyboard.press("Enter");
  await ana
    .getByRole("dialog")
    .getByLabel("Name", { exact: true })
    .and(ana.locator(":focus"))
    .waitFor();
  await ana.keyboard.type("allotments");
  await ana.keyboard.press("Enter");
  await ana.getByRole("heading", { name: "allotments", level: 1 }).waitFor();
  await write(ana, "Tomatoes are ripe.");

  await bo.goto(`${visit.url}/find`);
  await bo.getByRole("button", { name: /^Join .*allotments/ }).click();
  expect(await seen(bo.getByText("Tomatoes are ripe.").first())).toBe(true);
});

test("a name that is taken is said at the name", async () => {
  const dialog = await begin(ana, "Begin a channel");
  await dialog.getByLabel("Name", { exact: true }).fill("Allotments");
  await dialog.getByRole("button", { name: "Begin channel" }).click();
  expect(await seen(dialog.getByText("A conversation of that name exists."))).toBe(true);
  await ana.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("an invitation shows nothing that was said until it is accepted, and can be declined", async () => {
  const dialog = await begin(ana, "Begin a group");
  await dialog.getByLabel("Name", { exact: true }).fill("pizza");
  await dialog.getByRole("combobox").fill("bo");
  await dialog.getByRole("option", { name: /Bo/ }).click();
  await dialog.getByRole("button", { name: "Begin group" }).click();
  await ana.getByRole("heading", { name: "pizza", level: 1 }).waitFor();
  await write(ana, "Seven o'clock.");
  const group = new URL(ana.url()).pathname;

  await bo.goto(visit.url + group);
  await bo.getByRole("heading", { name: "pizza", level: 2 }).waitFor();
  expect(await bo.getByText("Seven o'clock.").count()).toBe(0);
  await bo.getByRole("button", { name: /^Decline/ }).click();
  await bo.getByText("Declined.").waitFor();
  await bo.goto(visit.url + group);
  await bo.getByRole("heading", { name: "This conversation is not here" }).waitFor();
});

test("a contact is asked, accepted, renamed for oneself, removed and taken back", async () => {
  await ana.goto(`${visit.url}/find?q=bo.here`);
  await ana.getByRole("button", { name: /^Ask to be a contact/ }).click();
  await ana.getByText("Request sent").waitFor();

  await bo.goto(`${visit.url}/requests`);
  await bo.getByRole("button", { name: /^Accept: .*Ana/ }).click();
  await bo.getByText(/is a contact now/).waitFor();
  await bo.goto(`${visit.url}/contacts`);
  await bo.getByRole("button", { name: /^More about .*Ana/ }).click();
  await bo.getByRole("menuitem", { name: "Rename" }).click();
  await bo.getByRole("dialog").getByRole("textbox").fill("Ana from the corner");
  await bo.getByRole("button", { name: "Save" }).click();
  await bo.getByText(/calls themselves .*Ana/).waitFor();

  await bo.getByRole("button", { name: /^More about/ }).click();
  await bo.getByRole("menuitem", { name: "Remove" }).click();
  await bo.getByText("No contacts yet.").waitFor();
  await bo.getByRole("button", { name: "Undo" }).click();
  expect(await seen(bo.getByText("Ana from the corner").first())).toBe(true);
});

test("the switcher goes to a conversation by part of its name, and Esc leaves things as they were", async () => {
  await ana.goto(`${visit.url}/you`);
  await ana.getByRole("heading", { name: "You", level: 1 }).waitFor();
  await ana.keyboard.press("Control+k");
  await ana.getByRole("combobox").waitFor();
  await ana.keyboard.press("Escape");
  await ana.getByRole("combobox").waitFor({ state: "detached" });
  await ana.keyboard.press("Control+k");
  await ana.getByRole("combobox").and(ana.locator(":focus")).waitFor();
  await ana.keyboard.type("allot");
  await ana.getByRole("option", { name: /allotments/, selected: true }).waitFor();
  await ana.keyboard.press("Enter");
  expect(await seen(ana.getByRole("heading", { name: "allotments", level: 1 }))).toBe(true);
});

test("no page had an error, and the content security policy had nothing to stop", () => {
  expect(visit.trouble).toEqual([]);
});
