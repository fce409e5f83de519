import { expect, test } from "vitest";
import { openHouse } from "./house.ts";
import { person, type Person } from "./people.ts";
import { composer, eventually, line, list, message, said, write } from "./screen.ts";

const house = openHouse();

const waiting = ({ page }: Person) => list(page).getByRole("link", { name: /^Requests/ });

async function findAndMessage({ page }: Person, other: Person): Promise<void> {
  await page.goto("/find");
  await page.getByRole("searchbox").fill(other.username);
  await page.getByRole("button", { name: `Message \u2068${other.name}\u2069` }).click();
}

test("a stranger's message waits as a request, counts as nothing unread, and is answered once accepted", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  await ben.page.goto("/");
  await list(ben.page).waitFor();
  await findAndMessage(ana, ben);
  await write(ana.page, "We met at the market.");

  await waiting(ben).getByText("1 request waits").waitFor();
  expect(await list(ben.page).getByRole("link", { name: "Ana" }).count()).toBe(0);
  expect(await ben.page.title()).not.toMatch(/^\(/);
  await waiting(ben).click();
  await ben.page.getByText("We met at the market.").waitFor();
  await ben.page.getByRole("link", { name: /^Read what .*Ana/ }).click();
  await message(ben.page, "We met at the market.").waitFor();
  expect(await composer(ben.page).count()).toBe(0);

  await ben.page.getByRole("button", { name: /^Accept/ }).click();
  await write(ben.page, "I remember.");
  await eventually(() => said(ana.page)).toEqual(["We met at the market.", "I remember."]);
  await waiting(ben).waitFor({ state: "detached" });
  await line(ben.page, "Ana").waitFor();
});

test("a declined stranger is off the list and is not told", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  await findAndMessage(ana, ben);
  await write(ana.page, "Buy my seeds.");
  await ben.page.goto("/requests");
  await ben.page.getByRole("button", { name: /^Decline/ }).click();
  await ben.page.getByText("No requests").waitFor();
  expect(await list(ben.page).getByRole("link", { name: "Ana" }).count()).toBe(0);
  expect(await said(ana.page)).toEqual(["Buy my seeds."]);
  await line(ana.page, "Ben").waitFor();
});

test("who is blocked cannot write until the block is lifted", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  await findAndMessage(ana, ben);
  await write(ana.page, "Buy my seeds.");
  await ben.page.goto("/requests");
  await ben.page.getByRole("button", { name: /^Block .*Ana/ }).click();
  await ben.page.getByRole("alertdialog").getByRole("button", { name: "Block" }).click();
  await ben.page.getByText("No requests").waitFor();

  await composer(ana.page).fill("Cheap seeds.");
  await composer(ana.page).press("Enter");
  const refused = message(ana.page, "Cheap seeds.");
  await refused.getByText(/^Not sent\./).waitFor();
  await ben.page.goto("/contacts");
  await ben.page.getByRole("button", { name: /^Unblock .*Ana/ }).click();
  await ben.page.getByText("Nobody is blocked.").waitFor();

  await findAndMessage(ana, ben);
  await refused.getByRole("button", { name: "Retry" }).click();
  await waiting(ben).click();
  await ben.page.getByText("Cheap seeds.").waitFor();
  await refused.getByText(/^Not sent\./).waitFor({ state: "detached" });
});
