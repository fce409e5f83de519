import { expect, test } from "vitest";
import { channel, send } from "./conversations.ts";
import { openHouse } from "./house.ts";
import { person } from "./people.ts";
import { line } from "./screen.ts";

const house = openHouse();

test("the shortcuts are told by a question mark, but not while one writes", async () => {
  const { page } = await person(house, "Ana");
  await page.goto("/");
  const composer = page.getByRole("textbox", { name: /^Message .*#general/ });
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await composer.press("?");
  expect(await composer.inputValue()).toBe("?");
  expect(await help.count()).toBe(0);
  await composer.press("Control+/");
  await help.getByText("Mark all as read").waitFor();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });

  await page.getByRole("link", { name: "Mentions" }).click();
  await page.getByRole("heading", { name: "Mentions", level: 1 }).waitFor();
  await page.keyboard.press("?");
  await help.waitFor();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
});

test("Shift and Esc mark everything as read, and it can be taken back", async () => {
  const [{ page }, bo] = [await person(house, "Ana"), await person(house, "Bo")];
  const { id, name } = await channel("tools", bo);
  await page.goto("/find");
  await page.getByRole("button", { name: new RegExp(`^Join .*${name}`) }).click();
  await page.getByRole("heading", { name: `#${name}`, level: 1 }).waitFor();
  await page.goto("/mentions");
  await send(bo, id, "The ladder is back.", "And the saw.");
  const unread = line(page, name).getByText("2 unread messages");
  await unread.waitFor();

  await page.keyboard.press("Shift+Escape");
  await unread.waitFor({ state: "detached" });
  await page.getByText("1 conversation marked as read.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await unread.waitFor();
});
