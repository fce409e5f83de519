import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { password, seen, Visit } from "./browser.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit.end());

const conversations = (page: Page) => page.getByRole("navigation", { name: "Conversations" });
const passwordField = (page: Page) => page.getByLabel("Password", { exact: true });

async function signIn(page: Page, username: string, secret = password) {
  await page.getByLabel("Username").fill(username);
  await passwordField(page).fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("whoever asks for a page without an account comes to that page by creating one", async () => {
  const page = await visit.arrive();
  await page.goto(`${visit.url}/settings/about`);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByRole("link", { name: "Create account" }).click();
  await page.getByLabel("Username").fill("Ana");
  await page.getByLabel("Name to show").fill("Ana Lindqvist");
  await passwordField(page).fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Who can read what" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/settings/about");
  await conversations(page).getByText("Ana Lindqvist").waitFor();
  await page.context().close();
});

test("what is wrong with a form stands at the field, which has the keyboard", async () => {
  const page = await visit.arrive();
  await page.goto(`${visit.url}/sign-up`);
  await page.getByLabel("Username").fill("ana");
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
  const focused = await page.evaluate(() => document.activeElement?.getAttribute("name"));
  expect(focused).toBe("username");
  await page.context().close();
});

test("a wrong password is not told apart from a wrong name", async () => {
  const page = await visit.arrive();
  await page.goto(`${visit.url}/sign-in`);
  const refusal = page.getByText("That name and password do not go together.");
  await signIn(page, "ana", "not this one");
  await refusal.waitFor();
  await signIn(page, "nobody.at.all", "not this one");
  expect(await seen(refusal)).toBe(true);
  await page.context().close();
});

test("signing out erases what this browser kept of the account", async () => {
  const page = await visit.person("Fatma");
  await page.goto(visit.url);
  await conversations(page).waitFor();
  await expect.poll(() => page.evaluate(everythingStored)).toContain("Fatma");
  await page.goto(`${visit.url}/settings/accounts`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Create account" }).waitFor();
  await expect.poll(() => page.evaluate(everythingStored)).not.toContain("Fatma");
  await page.context().close();
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

test("no page had an error, and the content security policy had nothing to stop", () => {
  expect(visit.trouble).toEqual([]);
});

test("words can never become markup: the browser refuses it, and that would be noticed here", async () => {
  const page = await visit.arrive();
  await page.goto(visit.url);
  await page.getByRole("link", { name: "Create account" }).waitFor();
  const writeMarkup = () => {
    document.body.innerHTML = "<b>Ana</b>";
  };
  await expect(page.evaluate(writeMarkup)).rejects.toThrow("TrustedHTML");
  await expect.poll(() => visit.trouble.length).toBeGreaterThan(0);
  await page.context().close();
});
