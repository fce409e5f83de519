import { expect, test } from "vitest";
import { openHouse } from "./house.ts";
import { password, person, signInByHand } from "./people.ts";
import { line, list, message, write } from "./screen.ts";

const house = openHouse();

test("a guest comes with a nickname, talks, keeps the account and is the same person elsewhere", async () => {
  const ben = await person(house, "Ben");
  const guest = await house.arrive();
  await guest.goto("/");
  await guest.getByRole("link", { name: "Come in as a guest" }).click();
  await guest.getByLabel("Nickname").fill("Dora");
  await guest.getByRole("button", { name: "Come in" }).click();
  await line(guest, "general").click();
  await write(guest, "Is this the allotment?");
  await ben.page.goto("/");
  await message(ben.page, "Is this the allotment?").getByText("Dora").waitFor();
  await write(ben.page, "It is. Welcome.");
  await message(guest, "It is. Welcome.").waitFor();

  await guest.goto("/settings/profile");
  await guest.getByLabel("Username").fill("dora");
  await guest.getByLabel("Password", { exact: true }).fill(password);
  await guest.getByRole("button", { name: "Keep this account" }).click();
  await guest.getByText("Your username is @dora.").waitFor();

  const elsewhere = await house.arrive();
  await elsewhere.goto("/sign-in");
  await signInByHand(elsewhere, "dora");
  await list(elsewhere).getByText("Dora").waitFor();
  await line(elsewhere, "general").click();
  const own = message(elsewhere, "Is this the allotment?");
  await own.getByText("You", { exact: true }).waitFor();
  await write(elsewhere, "It is me again.");
  await line(guest, "general").click();
  await message(guest, "It is me again.").getByText("You", { exact: true }).waitFor();
  expect(await message(ben.page, "It is me again.").getByText("Dora").count()).toBe(1);
});
