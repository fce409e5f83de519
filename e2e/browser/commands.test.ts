import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { channel } from "./conversations.ts";
import { handset } from "./handset.ts";
import { openHouse } from "./house.ts";
import { person } from "./people.ts";
import { composer, eventually, list, message, timeline } from "./screen.ts";

const house = openHouse();

const title = (page: Page) => page.getByRole("heading", { level: 1 });

async function give(page: Page, text: string): Promise<void> {
  // Written while the one before is still being done.
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

test("/sms texts a number, and its answers arrive where it was sent", async () => {
  const ana = await person(house, "Ana");
  const cy = handset(house);
  const { page } = ana;
  const { name, path } = await channel("tools", ana);
  await page.goto(path);
  await composer(page).pressSequentially("/s");
  await page.getByRole("option", { name: /\/sms NUMBER TEXT/ }).waitFor();
  await composer(page).press("Tab");
  await composer(page).pressSequentially(`${cy.number} Are you there?`);
  await composer(page).press("Enter");
  await message(page, "Are you there?").waitFor();
  expect(await title(page).textContent()).not.toContain(name);
  await cy.gets("Ana: Are you there?");
  await cy.answer("yes I am");
  await message(page, "yes I am").waitFor();
});

test("a command that cannot be done says why, and what was written stays", async () => {
  house.trouble.refusalsMayCome();
  const ana = await person(house, "Ana");
  const { page } = ana;
  await page.goto((await channel("tools", ana)).path);
  const strip = page.getByRole("alert");
  await give(page, "/sms +4915123456789 hello");
  await strip.getByText("This server sends no texts to that country.").waitFor();
  expect(await composer(page).inputValue()).toBe("/sms +4915123456789 hello");

  await give(page, "/sms ");
  await strip.getByText("Something is missing: /sms NUMBER TEXT").waitFor();

  await give(page, "/usr/bin is full");
  await strip.getByText("There is no command /usr/bin. Nothing has been sent.").waitFor();
  await strip.getByRole("button", { name: "Send as text" }).click();
  await message(page, "/usr/bin is full").waitFor();

  await give(page, "//who is it");
  await message(page, "/who is it").waitFor();

  await give(page, "/leave");
  await strip.getByText("What you wrote stays.").waitFor();
  await strip.getByRole("button", { name: "Dismiss" }).click();
  await eventually(() => strip.getByText("What you wrote stays.").count()).toBe(0);
});

test("commands do what can be done by hand", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { page } = ana;
  const tools = await channel("tools", ana);
  const garden = await channel("garden", ben);
  await page.goto(tools.path);

  await give(page, "/topic Who has what");
  await timeline(page).getByText("You set the topic: \u2068Who has what\u2069").waitFor();
  await give(page, "/nick Anna");
  await page.getByText("You are called \u2068Anna\u2069 now.").waitFor();
  await give(page, `/invite @${ben.username}`);
  await timeline(page).getByText("You invited \u2068Ben").waitFor();
  await give(page, "/who");
  const details = page.getByRole("complementary", { name: "Details" });
  await details.getByText("Ben", { exact: true }).waitFor();
  await give(page, "/mute");
  await eventually(() => details.getByLabel("Nothing").isChecked()).toBe(true);
  await details.getByRole("button", { name: "Close" }).click();

  await give(page, `/msg ${ben.username} Just for you`);
  await message(page, "Just for you").waitFor();
  expect(await title(page).textContent()).toBe("Ben");
  await give(page, `/join #${garden.name}`);
  await eventually(() => title(page).textContent()).toBe(`#${garden.name}`);
  await give(page, "/help");
  await page.getByRole("dialog").getByText("/sms NUMBER TEXT").waitFor();
  await page.keyboard.press("Escape");
  await give(page, "/leave");
  await page.getByRole("alert").getByRole("button", { name: "Yes" }).press("Enter");
  await list(page).getByRole("link", { name: garden.name }).waitFor({ state: "detached" });
});
