import { expect, test } from "vitest";
import { openHouse } from "./house.ts";
import { password, person, signedIn, signInByHand } from "./people.ts";
import { eventually, line, list, message, write } from "./screen.ts";

const house = openHouse();

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

test("a session that is ended in the settings is signed out at once, and its socket closed", async () => {
  const ana = await person(house, "Ana");
  const stolen = await house.arrive({ userAgent: firefox });
  await stolen.goto("/sign-in");
  const [socket] = await Promise.all([
    stolen.waitForEvent("websocket"),
    signInByHand(stolen, ana.username),
  ]);
  expect(socket.isClosed()).toBe(false);

  await ana.page.goto("/settings/sessions");
  await ana.page.getByText("This browser").waitFor();
  await ana.page.getByRole("button", { name: /^End session: .*Firefox on Linux/ }).click();
  const question = ana.page.getByRole("alertdialog");
  await question.getByRole("button", { name: "End session" }).click();
  await eventually(async () => socket.isClosed()).toBe(true);
  await stolen.getByText("You were signed out here.").waitFor();
  await question.waitFor({ state: "detached" });
  await list(ana.page).waitFor();

  const answer = await stolen.request.get("/api/me");
  expect(answer.status()).toBe(401);
  await stolen.goto("/settings/sessions");
  await stolen.getByRole("heading", { name: "Sign in" }).waitFor();
});

test("of two accounts in one browser, one signs out and the other stays", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const first = ana.page;
  await first.goto("/settings/accounts");
  const opening = first.context().waitForEvent("page");
  await first.getByRole("link", { name: /^Add another account/ }).click();
  const second = await opening;
  await second.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(new URL(second.url()).pathname).toBe("/u/1/sign-in");
  await signInByHand(second, ben.username);
  await list(second).getByText("Ben").waitFor();
  await list(first).getByText("Ana").waitFor();

  await line(second, "general").click();
  await first.bringToFront();
  await line(first, "general").click();
  await write(first, "Ana from the first tab.");
  await message(second, "Ana from the first tab.").waitFor();
  await write(second, "Ben from the second.");
  await message(first, "Ben from the second.").filter({ hasText: "Ben" }).waitFor();

  await second.bringToFront();
  await second.goto("/u/1/settings/accounts");
  await second.getByRole("button", { name: "Sign out" }).click();
  await second.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await second.getByRole("link", { name: "Create account" }).waitFor();
  await write(first, "Still here.");
  await first.reload();
  await message(first, "Still here.").waitFor();
  await list(first).getByText("Ana").waitFor();
  await second.goto("/u/1/");
  await second.getByRole("link", { name: "Create account" }).waitFor();
});

test("signing out here leaves the same account signed in elsewhere", async () => {
  const ana = await person(house, "Ana");
  const elsewhere = await signedIn(house, ana.username);
  await elsewhere.goto("/");
  await list(elsewhere).waitFor();
  await ana.page.goto("/you");
  await ana.page.getByRole("button", { name: "Sign out" }).click();
  await ana.page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await ana.page.getByRole("link", { name: "Create account" }).waitFor();
  await write(elsewhere, "Not signed out.");
  await elsewhere.reload();
  await message(elsewhere, "Not signed out.").waitFor();
});

test("a changed password ends every other session, and the old one no longer opens the door", async () => {
  const ana = await person(house, "Ana");
  const elsewhere = await signedIn(house, ana.username);
  await elsewhere.goto("/");
  await list(elsewhere).waitFor();
  await ana.page.goto("/settings/security");
  await ana.page.getByLabel("Current password").fill(password);
  await ana.page.getByLabel("New password").fill("carrots are not");
  await ana.page.getByRole("button", { name: "Change password" }).click();
  await ana.page.getByText("Your password is changed.").waitFor();
  await elsewhere.getByText("You were signed out here.").waitFor();
  const reply = (secret: string) =>
    elsewhere.request.post("/api/sessions", {
      data: { username: ana.username, password: secret },
      headers: { origin: house.url, "parley-slot": "0" },
    });
  expect((await reply(password)).status()).toBe(401);
  await eventually(async () => (await reply("carrots are not")).status()).toBe(201);
});
