import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { channel, send } from "./conversations.ts";
import { openHouse } from "./house.ts";
import { password, person } from "./people.ts";
import { composer, eventually, list, message, said, untilSent, write } from "./screen.ts";

const house = openHouse();

/** Goes there as somebody does who has no pointer. */
async function tabTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 60; presses++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(target)}.`);
}

const hasFocus = (target: Locator) =>
  target.evaluate((element) => element === document.activeElement);

const focused = (target: Locator) => eventually(() => hasFocus(target)).toBe(true);

test("an account is created without a pointer, and writing begins at once", async () => {
  const page = await house.arrive();
  await page.goto("/");
  await tabTo(page, page.getByRole("link", { name: "Create account" }));
  await page.keyboard.press("Enter");
  await focused(page.getByLabel("Username"));
  await page.keyboard.type("keys");
  await tabTo(page, page.getByLabel("Name to show"));
  await page.keyboard.type("Keys");
  await tabTo(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await list(page).waitFor();
  await tabTo(page, composer(page));
  await page.keyboard.type("No mouse.");
  await page.keyboard.press("Enter");
  await message(page, "No mouse.").waitFor();
});

test("Enter sends, Shift and Enter breaks the line, Up edits the last message and Esc leaves it as it was", async () => {
  const { page, ...ana } = await person(house, "Ana");
  const { path } = await channel("keys", { page, ...ana });
  await page.goto(path);
  await composer(page).focus();
  await page.keyboard.type("First line");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second line");
  await page.keyboard.press("Enter");
  await eventually(() => said(page)).toEqual(["First line\nsecond line"]);
  await untilSent(page);

  await page.keyboard.press("ArrowUp");
  await page.getByText("Editing your message").waitFor();
  await eventually(() => composer(page).inputValue()).toBe("First line\nsecond line");
  await page.keyboard.type(", thrown away");
  await page.keyboard.press("Escape");
  await page.getByText("Editing your message").waitFor({ state: "detached" });
  expect(await composer(page).inputValue()).toBe("");
  expect(await said(page)).toEqual(["First line\nsecond line"]);

  await page.keyboard.press("ArrowUp");
  await eventually(() => composer(page).inputValue()).toBe("First line\nsecond line");
  await page.keyboard.press("End");
  await page.keyboard.type(", and more");
  await page.keyboard.press("Enter");
  await eventually(() => said(page)).toEqual(["First line\nsecond line, and more (edited)"]);
  await focused(composer(page));
});

test("a draft is not lost to Up and Esc", async () => {
  const { page, ...ana } = await person(house, "Ana");
  const { id, path } = await channel("drafts", { page, ...ana });
  await send({ page, ...ana }, id, "Sent before.");
  await page.goto(path);
  await message(page, "Sent before.").waitFor();
  await composer(page).focus();
  await page.keyboard.type("Half a thought");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Escape");
  expect(await composer(page).inputValue()).toBe("Half a thought");
});

test("Up edits nothing older while the last message is still on its way", async () => {
  const way = await house.line();
  const ana = await person(house, "Ana", { baseURL: way.url });
  const { page } = ana;
  const { id, path } = await channel("slow", ana);
  await send(ana, id, "An older one.");
  await page.goto(path);
  await message(page, "An older one.").waitFor();
  house.trouble.networkMayFail();
  way.cut();
  await write(page, "On its way.");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.type("Something new.");
  await page.keyboard.press("Enter");
  way.mend();
  await message(page, "Something new.").waitFor();
  await untilSent(page);
  expect(await said(page)).toEqual(["An older one.", "On its way.", "Something new."]);
});

test("Ctrl K and Alt with the arrows go from conversation to conversation", async () => {
  const ana = await person(house, "Ana");
  const { page } = ana;
  const [apples, beans] = [await channel("apples", ana), await channel("beans", ana)];
  await page.goto(apples.path);
  const heading = (name: string) => page.getByRole("heading", { level: 1, name: `#${name}` });
  await heading(apples.name).waitFor();
  await page.keyboard.press("Control+k");
  await focused(page.getByRole("combobox"));
  await page.keyboard.type("beans");
  await page.getByRole("option", { name: new RegExp(beans.name), selected: true }).waitFor();
  await page.keyboard.press("Enter");
  await heading(beans.name).waitFor();
  await page.keyboard.press("Alt+ArrowUp");
  await heading(apples.name).waitFor();
  await page.keyboard.press("Alt+ArrowDown");
  await heading(beans.name).waitFor();
  await page.keyboard.press("Alt+ArrowDown");
  await heading("general").waitFor();

  await composer(page).focus();
  await page.keyboard.press("Control+k");
  await focused(page.getByRole("combobox"));
  await page.keyboard.press("Escape");
  await page.getByRole("combobox").waitFor({ state: "detached" });
  await focused(composer(page));
});

test("the members are reached, and a dialog gives the focus back to what opened it", async () => {
  const ana = await person(house, "Ana");
  const { page } = ana;
  const { path } = await channel("members", ana);
  await page.goto(path);
  await composer(page).focus();
  await tabTo(page, page.getByRole("button", { name: "Details and members" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  const invite = page.getByRole("button", { name: "Invite people" });
  await tabTo(page, invite);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await focused(dialog.getByRole("combobox"));
  for (let presses = 0; presses < 10; presses++) {
    await page.keyboard.press("Tab");
    // At either end the focus is on its way for a moment.
    const holdsFocus = () => dialog.evaluate((all) => all.contains(document.activeElement));
    await eventually(holdsFocus).toBe(true);
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await focused(invite);

  const leave = page.getByRole("button", { name: "Leave", exact: true });
  await tabTo(page, leave);
  await page.keyboard.press("Enter");
  await page.getByRole("alertdialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("alertdialog").waitFor({ state: "detached" });
  await focused(leave);
});

test("the arrows go from message to message, and one key on a message does what its menu does", async () => {
  const ana = await person(house, "Ana");
  const { page } = ana;
  const { id, path } = await channel("rows", ana);
  await send(ana, id, "One.", "Two.", "Three.");
  await page.goto(path);
  await message(page, "Three.").waitFor();
  await composer(page).focus();
  await tabTo(page, message(page, "Three."), "Shift+Tab");
  await page.keyboard.press("ArrowUp");
  await focused(message(page, "Two."));
  await page.keyboard.press("Home");
  await focused(message(page, "One."));
  await page.keyboard.press("r");
  await page.getByText("Replying to You").waitFor();
  await focused(composer(page));
  await page.keyboard.type("An answer.");
  await page.keyboard.press("Enter");
  await message(page, "An answer.").getByRole("link", { name: /One\./ }).waitFor();
});

test("Enter that ends a composition does not send; the next one does", async () => {
  const ana = await person(house, "Ana");
  const { page } = ana;
  const { path } = await channel("compositions", ana);
  await page.goto(path);
  await composer(page).focus();
  const method = await page.context().newCDPSession(page);
  await method.send("Input.imeSetComposition", {
    text: "にほん",
    selectionStart: 3,
    selectionEnd: 3,
  });
  await eventually(() => composer(page).inputValue()).toBe("にほん");
  await page.keyboard.press("Enter");
  expect(await message(page, "に").count()).toBe(0);
  await method.send("Input.insertText", { text: "日本" });
  await eventually(() => composer(page).inputValue()).toContain("日本");
  const written = await composer(page).inputValue();
  await page.keyboard.press("Enter");
  await eventually(() => said(page)).toEqual([written]);
});
