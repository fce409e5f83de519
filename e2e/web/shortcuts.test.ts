import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seen, Visit } from "./browser.ts";

let visit: Visit;
let ana: Page;
let bo: Page;
beforeAll(async () => {
  visit = await Visit.begin();
  ana = await visit.person("Ana");
  bo = await visit.person("Bo");
});
afterAll(() => visit.end());

async function ask(page: Page, path: string, data: object): Promise<{ id: number }> {
  const headers = { origin: visit.url, "parley-slot": "0" };
  const reply = await page.request.post(`${visit.url}/api${path}`, { data, headers });
  if (!reply.ok()) throw new Error(`Refused: ${await reply.text()}`);
  return (await reply.json()) as { id: number };
}

const line = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Conversations" }).getByRole("link", { name });

test("the shortcuts are told by a question mark, but not while one writes", async () => {
  await ana.goto(visit.url);
  const composer = ana.getByRole("textbox", { name: /^Message .*#general/ });
  const help = ana.getByRole("dialog", { name: "Keyboard shortcuts" });
  await composer.press("?");
  expect(await composer.inputValue()).toBe("?");
  expect(await help.count()).toBe(0);
  await composer.press("Control+/");
  expect(await seen(help.getByText("Mark all as read"))).toBe(true);
  await ana.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });

  await ana.getByRole("link", { name: "Mentions" }).click();
  await ana.keyboard.press("?");
  expect(await seen(help)).toBe(true);
  await ana.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
});

test("Shift and Esc mark everything as read, and it can be taken back", async () => {
  const { id } = await ask(bo, "/conversations", { kind: "channel", name: "tools" });
  await ana.goto(`${visit.url}/find`);
  await ana.getByRole("button", { name: /^Join .*tools/ }).click();
  await ana.getByRole("heading", { name: "#tools", level: 1 }).waitFor();
  await ana.goto(`${visit.url}/mentions`);
  for (const body of ["The ladder is back.", "And the saw."])
    await ask(bo, `/conversations/${id}/messages`, { cid: crypto.randomUUID(), body });
  const unread = line(ana, "tools").getByText("2 unread messages");
  await unread.waitFor();

  await ana.keyboard.press("Shift+Escape");
  await unread.waitFor({ state: "detached" });
  await ana.getByText("1 conversation marked as read.").waitFor();
  await ana.getByRole("button", { name: "Undo" }).click();
  expect(await seen(unread)).toBe(true);
});
