import { createApi, type Api } from "@parley/client";
import type { Id } from "@parley/protocol";
import { expect } from "vitest";
import { password } from "../browser/people.ts";
import { signUp } from "../sign-up.ts";
import type { Machine, Size, Terminal } from "./terminal.ts";

/** Somebody with an account and no browser. */
export async function account(house: { url: string }, name: string): Promise<Account> {
  const username = `${name.toLowerCase()}-${++accounts}`;
  const token = await signUp(house.url, username, password);
  const api = createApi({ url: house.url, token });
  const { id } = await api.call("changeMe", { body: { displayName: name } });
  return { id, username, token, api };
}

let accounts = 0;

export interface Account {
  id: Id;
  username: string;
  token: string;
  api: Api;
}

/** Signs them in on a machine, as a script does. */
export async function signIn(
  machine: Machine,
  house: { url: string },
  username: string,
): Promise<void> {
  const answers = `3\n${username}\n${password}\n`;
  const { code, stdout } = await machine.script(["login", house.url], {}, answers);
  expect(stdout).toContain(`You are signed in as @${username}`);
  expect(code).toBe(0);
}

/** A terminal with the app on it, in this conversation. */
export async function opened(machine: Machine, name: string, size?: Size): Promise<Terminal> {
  const terminal = await machine.terminal(size);
  await terminal.enter("parley");
  await terminal.until(`#${name}`);
  await goTo(terminal, name);
  return terminal;
}

export async function goTo(terminal: Terminal, name: string): Promise<void> {
  await terminal.press("C-k");
  await terminal.until("Go to ›");
  await terminal.enter(name);
  await terminal.until(`› Message #${name}`);
}
