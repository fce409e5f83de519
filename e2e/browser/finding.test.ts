import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { channel } from "./conversations.ts";
import { openHouse } from "./house.ts";
import { person } from "./people.ts";
import { composer } from "./screen.ts";

const house = openHouse();

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const heading = (page: Page, name: string) => page.getByRole("heading", { name, level: 1 });

async function begin(page: Page, kind: string): Promise<Locator> {
  await page.goto("/find");
  await page.getByRole("main").getByRole("button", { name: "New conversation" }).click();
  await page.getByRole("menuitem", { name: kind }).click();
  return page.getByRole("dialog");
}

/** With the button, as somebody does who has no Enter to send with. */
async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText(text).first().waitFor();
}

test("a channel is begun with the keyboard alone, and others find and join it", async () => {
  const ana = await person(house, "Ana");
  const bo = await person(house, "Bo", phone);
  const { page } = ana;
  await page.goto("/find");
  await page.getByRole("main").getByRole("button", { name: "New conversation" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem").first().waitFor();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page
    .getByRole("dialog")
    .getByLabel("Name", { exact: true })
    .and(page.locator(":focus"))
    .waitFor();
  await page.keyboard.type("allotments");
  await page.keyboard.press("Enter");
  await heading(page, "allotments").waitFor();
  await say(page, "Tomatoes are ripe.");

  await bo.page.goto("/find");
  await bo.page.getByRole("button", { name: /^Join .*allotments/ }).click();
  await bo.page.getByText("Tomatoes are ripe.").first().waitFor();
});

test("a name that is taken is said at the name", async () => {
  house.trouble.refusalsMayCome();
  const ana = await person(house, "Ana");
  const { name } = await channel("taken", ana);
  const dialog = await begin(ana.page, "Begin a channel");
  await dialog.getByLabel("Name", { exact: true }).fill(name.replace("t", "T"));
  await dialog.getByRole("button", { name: "Begin channel" }).click();
  await dialog.getByText("A conversation of that name exists.").waitFor();
  await ana.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
});

test("an invitation shows nothing that was said until it is accepted, and can be declined", async () => {
  const ana = await person(house, "Ana");
  const bo = await person(house, "Bo", phone);
  const dialog = await begin(ana.page, "Begin a group");
  await dialog.getByLabel("Name", { exact: true }).fill("pizza");
  await dialog.getByRole("combobox").fill(bo.username);
  await dialog.getByRole("option", { name: /Bo/ }).click();
  await dialog.getByRole("button", { name: "Begin group" }).click();
  await heading(ana.page, "pizza").waitFor();
  await say(ana.page, "Seven o'clock.");
  const group = new URL(ana.page.url()).pathname;

  await bo.page.goto(group);
  await bo.page.getByRole("heading", { name: "pizza", level: 2 }).waitFor();
  expect(await bo.page.getByText("Seven o'clock.").count()).toBe(0);
  await bo.page.getByRole("button", { name: /^Decline/ }).click();
  await bo.page.getByText("Declined.").waitFor();
  await bo.page.goto(group);
  await bo.page.getByRole("heading", { name: "This conversation is not here" }).waitFor();
});

test("a contact is asked, accepted, renamed for oneself, removed and taken back", async () => {
  const ana = await person(house, "Ana");
  const bo = await person(house, "Bo", phone);
  await ana.page.goto(`/find?q=${bo.username}`);
  await ana.page.getByRole("button", { name: /^Ask to be a contact/ }).click();
  await ana.page.getByText("Request sent").waitFor();

  const { page } = bo;
  await page.goto("/requests");
  await page.getByRole("button", { name: /^Accept: .*Ana/ }).click();
  await page.getByText(/is a contact now/).waitFor();
  await page.goto("/contacts");
  await page.getByRole("button", { name: /^More about .*Ana/ }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Ana from the corner");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/calls themselves .*Ana/).waitFor();

  await page.getByRole("button", { name: /^More about/ }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByText("No contacts yet.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Ana from the corner").first().waitFor();
});

test("the switcher goes to a conversation by part of its name, and Esc leaves things as they were", async () => {
  const ana = await person(house, "Ana");
  const { page } = ana;
  const { name } = await channel("orchards", ana);
  await page.goto("/you");
  await heading(page, "You").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("combobox").waitFor({ state: "detached" });
  await heading(page, "You").waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").and(page.locator(":focus")).waitFor();
  await page.keyboard.type("orcha");
  await page.getByRole("option", { name: new RegExp(name), selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await heading(page, name).waitFor();
});
