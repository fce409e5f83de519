import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHouse } from "./house.ts";
import { password, person } from "./people.ts";
import { eventually, list } from "./screen.ts";

const house = openHouse();

const passwordField = (page: Page) => page.getByLabel("Password", { exact: true });

async function signIn(page: Page, username: string, secret: string): Promise<void> {
  await page.getByLabel("Username").fill(username);
  await passwordField(page).fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("whoever asks for a page without an account comes to that page by creating one", async () => {
  const page = await house.arrive();
  await page.goto("/settings/about");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByRole("link", { name: "Create account" }).click();
  await page.getByLabel("Username").fill("Ana");
  await page.getByLabel("Name to show").fill("Ana Lindqvist");
  await passwordField(page).fill(password);
  await page.getByLabel("E-mail address").fill("ana at example.org");
  await page.keyboard.press("Enter");
  await page.getByText("That is not an e-mail address.").waitFor();
  await page.getByLabel("E-mail address").fill("ana@example.org");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Who can read what" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/settings/about");
  await list(page).getByText("Ana Lindqvist").waitFor();
});

test("an e-mail address stands in the settings, to be changed and removed, and is kept in no browser", async () => {
  const { page } = await person(house, "Edda");
  const field = page.getByLabel("E-mail address");
  const save = async (email: string) => {
    await page.goto("/settings/profile");
    await field.fill(email);
    await page.locator("form").filter({ has: field }).getByRole("button").click();
    await page.getByText("Saved.").waitFor();
    await page.reload();
  };
  await save("Edda@Example.org");
  await eventually(() => field.inputValue()).toBe("Edda@example.org");
  expect(await page.evaluate(everythingStored)).not.toContain("xample.org");
  await save("");
  await eventually(() => field.inputValue()).toBe("");
});

test("what is wrong with a form stands at the field, which has the keyboard", async () => {
  house.trouble.refusalsMayCome();
  const ana = await person(house, "Ana");
  const page = await house.arrive();
  await page.goto("/sign-up");
  await page.getByLabel("Username").fill(ana.username);
  await passwordField(page).fill("short");
  await page.keyboard.press("Enter");
  await page.getByText("A password needs at least 8 characters.").waitFor();
  await page.locator("input[aria-invalid=true]:focus").waitFor();
  await passwordField(page).fill("password");
  await page.keyboard.press("Enter");
  await page.getByText("one of the first anybody would try").waitFor();
  await passwordField(page).fill(password);
  await page.keyboard.press("Enter");
  await page.getByText("That name is taken.").waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name"));
  await eventually(focused).toBe("username");
});

test("a wrong password is not told apart from a wrong name", async () => {
  house.trouble.refusalsMayCome();
  const ana = await person(house, "Ana");
  const page = await house.arrive();
  await page.goto("/sign-in");
  const refusal = page.getByText("That name and password do not go together.");
  await signIn(page, ana.username, "not this one");
  await refusal.waitFor();
  await page.reload();
  await refusal.waitFor({ state: "detached" });
  await signIn(page, "nobody.at.all", "not this one");
  await refusal.waitFor();
});

test("signing out erases what this browser kept of the account", async () => {
  const { page } = await person(house, "Fatma");
  await page.goto("/");
  await list(page).waitFor();
  await eventually(() => page.evaluate(everythingStored)).toContain("Fatma");
  await page.goto("/settings/accounts");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Create account" }).waitFor();
  await eventually(() => page.evaluate(everythingStored)).not.toContain("Fatma");
});

/** Every record of every database of this origin, and what stands in local storage, as one text. */
async function everythingStored(): Promise<string> {
  const found: unknown[] = [JSON.stringify(localStorage)];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name!));
    for (const store of database.objectStoreNames)
      found.push(await done(database.transaction(store).objectStore(store).getAll()));
    database.close();
  }
  return JSON.stringify(found);

  function done<T>(request: IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(String(request.error)));
    });
  }
}
