import { expect, test } from "vitest";
import { channel, send } from "./conversations.ts";
import { openHouse } from "./house.ts";
import { person } from "./people.ts";
import { composer, eventually, line, message, said, untilKept, write } from "./screen.ts";

const house = openHouse();

test("while the server is away a notice says so, and it goes by itself once the server is back", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { path } = await channel("away", ana, ben);
  const notice = ana.page.getByText("No connection. What you write is kept and will be sent.");
  await ana.page.goto(path);
  await write(ana.page, "Before.");
  expect(await notice.count()).toBe(0);

  await house.stopServer();
  await notice.waitFor();
  await write(ana.page, "Meanwhile.");
  await message(ana.page, "Meanwhile.").getByText("Will be sent").waitFor();
  await house.startServerAgain();
  await notice.waitFor({ state: "detached" });
  await ben.page.goto(path);
  await eventually(() => said(ben.page)).toEqual(["Before.", "Meanwhile."]);
  await write(ben.page, "Afterwards.");
  await eventually(() => said(ana.page)).toEqual(["Before.", "Meanwhile.", "Afterwards."]);
});

test("the app opens while the server is away, on any page it was left on", async () => {
  const ana = await person(house, "Ana");
  const { path, name } = await channel("closed", ana);
  await ana.page.goto(path);
  await write(ana.page, "Kept.");
  await untilKept(ana.page);
  await house.stopServer();
  const page = await ana.page.context().newPage();
  await page.goto(path);
  await message(page, "Kept.").waitFor();
  await page.goto("/settings/appearance");
  await page.getByRole("radio", { name: "Dark" }).check();
  await page.goto("/");
  await line(page, name).click();
  await message(page, "Kept.").waitFor();
  await house.startServerAgain();
  await write(page, "Open again.");
  await message(ana.page, "Open again.").waitFor();
});

test("drafts survive a reload, each in its own conversation", async () => {
  const ana = await person(house, "Ana");
  const { page } = ana;
  const [one, other] = [await channel("one", ana), await channel("other", ana)];
  await page.goto(one.path);
  await composer(page).fill("Half of this");
  await line(page, other.name).click();
  await eventually(() => composer(page).inputValue()).toBe("");
  await composer(page).fill("Half of that\nand more");
  await page.reload();
  await eventually(() => composer(page).inputValue()).toBe("Half of that\nand more");
  await line(page, one.name).click();
  await eventually(() => composer(page).inputValue()).toBe("Half of this");
  await write(page, "Whole.");
  await page.reload();
  await message(page, "Whole.").waitFor();
  expect(await composer(page).inputValue()).toBe("");
});

test("a theme that was chosen is there before anything is drawn, and stays", async () => {
  const { page } = await person(house, "Ana");
  await page.goto("/settings/appearance");
  await page.getByRole("radio", { name: "Dark" }).check();
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await eventually(scheme).toBe("dark");
  await page.reload();
  expect(await scheme()).toBe("dark");
});

test("a conversation somebody is removed from is gone from their screen at once", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { id, path, name } = await channel("secret", ana, ben);
  await send(ana, id, "Not for long.");
  await ben.page.goto(path);
  await message(ben.page, "Not for long.").waitFor();
  await ana.api.call("removeMember", { params: { conversation: id, person: ben.id } });
  await ben.page.getByRole("heading", { name: "This conversation is not here" }).waitFor();
  await line(ben.page, name).waitFor({ state: "detached" });
  expect(await ben.page.getByText("Not for long.").count()).toBe(0);
});
