import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { wrongWith } from "./axe.ts";
import { drop, plan, uploaded } from "./files.ts";
import { handset, type Handset } from "./handset.ts";
import { openHouse } from "./house.ts";
import { password, person, type Person } from "./people.ts";
import { watch } from "./reader.ts";
import { composer, message, timeline, write } from "./screen.ts";

const house = openHouse();

const details = (page: Page) => page.getByRole("complementary", { name: "Details" });
const ledger = (page: Page) => page.getByRole("complementary", { name: "Who got this" });

let gardens = 0;

/** A group that takes phones, made by hand. */
async function begin({ page }: Person): Promise<string> {
  const name = `garden-${++gardens}`;
  await page.goto("/");
  await page.getByRole("button", { name: "New" }).first().click();
  await page.getByRole("menuitem", { name: "Begin a group" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Phones may take part by text").check();
  await dialog.getByRole("button", { name: "Begin group" }).click();
  await timeline(page).waitFor();
  return name;
}

/** Asks a phone to come in, and answers for it. */
async function bringIn(page: Page, name: string, { number, gets, answer }: Handset): Promise<void> {
  await page.getByRole("button", { name: "Details" }).click();
  await details(page).getByRole("button", { name: "Invite a phone" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Phone number", { exact: true }).fill(number);
  await dialog.getByLabel("Their name").fill(name);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await page.getByText(`${name}\u2069 has been asked by text.`).waitFor();
  await gets("Reply JOIN to come in");
  await answer("join");
  await gets("You are in garden");
  await details(page).getByRole("heading", { name: "By text" }).nth(1).waitFor();
  await details(page).getByRole("button", { name: "Close" }).click();
}

test("a phone comes in by text, and messages go both ways", async () => {
  const ana = await person(house, "Ana");
  const cy = handset(house);
  await begin(ana);
  const { page } = ana;
  await bringIn(page, "Cy", cy);
  await page.getByText("1 phone · 1 segment · about $0.01").waitFor();

  await write(page, "Tomatoes are ripe.");
  await cy.gets("Ana: Tomatoes are ripe.");
  await cy.answer("be there at 7");
  const said = message(page, "be there at 7");
  await said.getByText("by text", { exact: true }).waitFor();
});

test("what becomes of a message is told as it happens, and moves nothing", async () => {
  const ana = await person(house, "Ana");
  const [cy, dee] = [handset(house), handset(house)];
  await begin(ana);
  const { page } = ana;
  await bringIn(page, "Cy", cy);
  await bringIn(page, "Dee", dee);
  await dee.fail({ landline: true });

  const long = "Who is coming to the garden, with some more words so that the line is rather full?";
  await write(page, long);
  const away = await watch(page);
  const numbers = message(page, long).getByRole("button", { name: "1 of 2" });
  await numbers.waitFor();
  await numbers.getByRole("img", { name: "Phones that did not get it" }).waitFor();
  expect(await away()).toBeLessThanOrEqual(1);

  await numbers.press("Enter");
  await ledger(page).getByText("By text, to 2 phones").waitFor();
  await ledger(page).getByText("can't get texts: the number is a landline.").waitFor();
  await ledger(page).getByText("Got it").waitFor();
  await ledger(page).getByText("Nobody has read it in an app yet").waitFor();
});

/** With the mouse, which brings the row's actions out on its way. */
async function pressNumbers(row: Locator, name: string): Promise<void> {
  const numbers = row.getByRole("button", { name });
  await numbers.waitFor();
  await row.hover();
  await row.getByRole("button", { name: "More" }).waitFor();
  const { x, y, width, height } = (await numbers.boundingBox())!;
  await row.page().mouse.click(x + width / 2, y + height / 2);
}

test("who has read a message in the app is told while one looks", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { id } = await ana.api.call("createConversation", {
    body: { kind: "channel", name: "tools" },
  });
  const me = { conversation: id, person: "me" as const };
  await ben.api.call("putMember", { params: me, body: {} });
  await ana.page.goto(`/c/${id}`);
  await write(ana.page, "Good morning.", "Who has the drill?");
  const row = message(ana.page, "Who has the drill?");
  await row.hover();
  await row.getByRole("button", { name: "More" }).click();
  await ana.page.getByRole("menuitem", { name: "Who got this" }).click();
  await ledger(ana.page).getByText("Nobody has read it in an app yet").waitFor();
  await ben.api.call("putRead", { params: { conversation: id }, body: { seq: 2 } });
  await ledger(ana.page).getByText("Read by 1 person").waitFor();
  await ledger(ana.page).getByRole("button", { name: "Close" }).click();
  await pressNumbers(row, "read 1");
  await ledger(ana.page).getByText("Read by 1 person").waitFor();
});

test("one's own phone takes part, until phones are switched off", async () => {
  const ana = await person(house, "Ana");
  const [cy, own] = [handset(house), handset(house)];
  await begin(ana);
  const { page } = ana;
  await bringIn(page, "Cy", cy);
  await page.getByRole("button", { name: "Details" }).click();
  const mine = details(page).getByLabel("Get this conversation by text");
  expect(await mine.isDisabled()).toBe(true);
  await prove(ana, own);
  await mine.click();
  await own.gets("by text now");
  expect(await mine.isChecked()).toBe(true);
  await own.answer("from the bus");
  await message(page, "from the bus").getByText("You", { exact: true }).waitFor();

  await details(page).getByLabel("Phones may take part").click();
  const question = page.getByRole("alertdialog");
  await question.getByText("1 person is here by text alone.").waitFor();
  await question.getByRole("button", { name: "End it" }).click();
  await cy.gets("takes no phones any longer");
  await timeline(page).getByText("You ended taking part by text").waitFor();
  expect(await details(page).getByLabel("Phones may take part").isChecked()).toBe(false);
  expect(await details(page).getByText("Cy", { exact: true }).count()).toBe(0);
});

/** The phone is hers, by the code that comes to it. */
async function prove({ api }: Person, { number, gets, texts }: Handset): Promise<void> {
  const body = { phone: number, purpose: "phone" as const };
  const { challenge } = await api.call("createChallenge", { body });
  await gets("code");
  const code = /\b\d{6}\b/.exec((await texts()).join(" "))![0];
  await api.call("changePhone", { body: { challenge, code, currentPassword: password } });
}

test("the composer says what a message is as texts, and why it takes more of them", async () => {
  const ana = await person(house, "Ana");
  await begin(ana);
  const { page } = ana;
  await page.getByText("No phone gets this yet").waitFor();
  await drop(page, plan);
  await uploaded(page, 1);
  const link = page.getByText("Phones get a link instead");
  expect(await link.count()).toBe(0);
  const cy = handset(house);
  await bringIn(page, "Cy", cy);
  await link.waitFor();
  await composer(page).fill("x".repeat(150));
  await page.getByText("1 phone · 1 segment").waitFor();
  await composer(page).fill(`${"x".repeat(150)}🍅`);
  await page.getByText("1 phone · 3 segments").waitFor();
  await page.getByText("An emoji makes segments short").waitFor();
  await composer(page).fill("x".repeat(700));
  await page.getByText("phones get the beginning and a link").waitFor();
});

test("nothing on these screens keeps anybody out", async () => {
  const ana = await person(house, "Ana");
  const cy = handset(house);
  const { page } = ana;
  await begin(ana);
  await bringIn(page, "Cy", cy);
  await write(page, "Tomatoes are ripe.");
  const numbers = message(page, "Tomatoes").getByRole("button", { name: "1 of 1" });
  await numbers.waitFor();
  for (const width of [390, 768, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await wrongWith(page)).toEqual([]);
    await composer(page).fill("/");
    await page.getByRole("listbox").waitFor();
    expect(await wrongWith(page)).toEqual([]);
    await composer(page).fill("");
    await numbers.click();
    await ledger(page).getByText("Got it").waitFor();
    expect(await wrongWith(page)).toEqual([]);
    await ledger(page).getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "Details" }).click();
    await details(page).getByRole("button", { name: "Invite a phone" }).click();
    await page.getByRole("dialog").getByLabel("Their name").waitFor();
    expect(await wrongWith(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await details(page).getByRole("button", { name: "Close" }).click();
  }
});
