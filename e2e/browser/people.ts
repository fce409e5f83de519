import type { BrowserContextOptions, Page } from "playwright-core";
import { createApi, type Api } from "@parley/client";
import type { Id } from "@parley/protocol";
import { signUp } from "../sign-up.ts";
import type { House } from "./house.ts";

export const password = "tomatoes are ripe";

/** Somebody with an account: in a browser of their own, and by program for what only sets a scene. */
export interface Person {
  id: Id;
  name: string;
  username: string;
  page: Page;
  api: Api;
}

let people = 0;

/** Names come again from test to test; usernames do not. */
export async function person(
  house: House,
  name: string,
  look?: BrowserContextOptions,
): Promise<Person> {
  const username = `${name
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .slice(0, 20)}.${++people}`;
  const token = await signUp(house.url, username, password);
  const api = createApi({ url: house.url, token });
  const { id } = await api.call("changeMe", { body: { displayName: name } });
  return { id, name, username, api, page: await signedIn(house, username, look) };
}

/** Another browser that somebody is signed in to. */
export async function signedIn(
  house: House,
  username: string,
  look?: BrowserContextOptions,
): Promise<Page> {
  const page = await house.arrive(look);
  const reply = await page.request.post("/api/sessions", {
    data: { username, password },
    headers: { origin: look?.baseURL ?? house.url, "parley-slot": "0" },
  });
  if (!reply.ok()) throw new Error(`${username} could not sign in: ${await reply.text()}`);
  return page;
}

/** Creates an account as people do. */
export async function signUpByHand(page: Page, username: string, name: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("link", { name: "Create account" }).click();
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Name to show").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("navigation", { name: "Conversations" }).waitFor();
}

export async function signInByHand(page: Page, username: string): Promise<void> {
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Conversations" }).waitFor();
}
