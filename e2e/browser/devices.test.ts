import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { channel, direct, send } from "./conversations.ts";
import { openHouse } from "./house.ts";
import { person, signedIn, type Person } from "./people.ts";
import { choose, composer, eventually, line, list, message, said, write } from "./screen.ts";

const house = openHouse();

async function anotherTab({ page }: Person): Promise<Page> {
  return page.context().newPage();
}

test("what is said, edited and deleted is the same in both tabs of one person and for another", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { path } = await channel("tools", ana, ben);
  const [first, second, other] = [ana.page, await anotherTab(ana), ben.page];
  const all = [first, second, other];
  for (const page of all) await page.goto(path);

  await write(first, "The spade is in the shed.");
  await write(other, "Which shed?");
  await write(second, "The green one.");
  const spoken = ["The spade is in the shed.", "Which shed?", "The green one."];
  for (const page of all) await eventually(() => said(page)).toEqual(spoken);

  await choose(second, message(second, "The spade"), "Edit");
  await composer(second).fill("The spade and the rake are in the shed.");
  await composer(second).press("Enter");
  const edited = "The spade and the rake are in the shed. (edited)";
  for (const page of all) await eventually(() => said(page)).toContain(edited);

  await choose(first, message(first, "The green one."), "Delete");
  await first.getByRole("alertdialog").getByRole("button", { name: "Delete message" }).click();
  const left = [edited, "Which shed?", "Message deleted"];
  for (const page of all) await eventually(() => said(page)).toEqual(left);

  await message(other, "Which shed?").hover();
  await message(other, "Which shed?").getByRole("button", { name: "React" }).click();
  await other.getByRole("button", { name: "🤔" }).click();
  for (const page of all) await message(page, "Which shed?").getByText("🤔").waitFor();
});

test("what is read in one tab is read in the other, and what is marked unread is unread in both", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { id, path } = await direct(ana, ben);
  const [first, second] = [ana.page, await anotherTab(ana)];
  for (const page of [first, second]) {
    await page.goto("/settings/appearance");
    await list(page).waitFor();
  }
  await send(ben, id, "Are you there?", "It rains.");
  const unread = (page: Page, words: string) => line(page, "Ben").getByText(words).waitFor();
  for (const page of [first, second]) await unread(page, "3 unread messages");
  for (const page of [first, second]) await eventually(() => page.title()).toMatch(/^\(3\)/);

  await first.goto(path);
  await message(first, "It rains.").waitFor();
  const badge = (page: Page) => line(page, "Ben").getByText(/unread/);
  for (const page of [first, second]) await badge(page).waitFor({ state: "detached" });
  for (const page of [first, second]) await eventually(() => page.title()).not.toMatch(/^\(/);

  await choose(first, message(first, "It rains."), "Mark unread from here");
  for (const page of [first, second]) await unread(page, "1 unread message");
  await second.reload();
  await unread(second, "1 unread message");
});

test("a mention is counted in both tabs until it has been read in one", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { id, name } = await channel("beds", ana, ben);
  const [first, second] = [ana.page, await anotherTab(ana)];
  for (const page of [first, second]) {
    await page.goto("/settings/appearance");
    await list(page).waitFor();
  }
  await send(ben, id, `Ask @${ana.username}, she knows.`);
  for (const page of [first, second]) await line(page, name).getByText("1 mention").waitFor();
  await line(second, name).click();
  await message(second, "she knows").waitFor();
  for (const page of [first, second])
    await line(page, name).getByText("1 mention").waitFor({ state: "detached" });
});

test("somebody is here until the last tab of their last device is closed", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { path } = await direct(ana, ben);
  const phone = await signedIn(house, ana.username);
  const [first, second] = [ana.page, await anotherTab(ana)];
  const here = ben.page.getByRole("main").getByText("here now");
  await ben.page.goto(path);
  await composer(ben.page).waitFor();
  expect(await here.count()).toBe(0);

  for (const page of [first, second, phone]) await page.goto(path);
  await here.waitFor();
  // What the device that is left says arrives after whatever the closing of the other has caused.
  await first.close();
  await write(second, "From the other tab.");
  await message(ben.page, "From the other tab.").waitFor();
  expect(await here.count()).toBe(1);
  await second.close();
  await write(phone, "From the phone.");
  await message(ben.page, "From the phone.").waitFor();
  expect(await here.count()).toBe(1);
  await phone.close();
  await here.waitFor({ state: "detached" });
});
