import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Tabs } from "@parley/client";
import { ownFolder } from "../../test/folder.ts";
import { sqliteStorage } from "./sqlite.ts";

interface Here {
  tabs: Tabs<string>;
  heard: string[];
  led: boolean[];
}

/** A process, as far as this one can be several. */
async function here(file: string): Promise<Here> {
  const storage = sqliteStorage(file, () => {});
  await storage.load();
  const [heard, led]: [string[], boolean[]] = [[], []];
  const tabs = storage.share!<string>({
    hear: (message) => heard.push(message),
    led: (succeeds) => led.push(succeeds),
  });
  tabs.start();
  onTestFinished(() => tabs.stop());
  return { tabs, heard, led };
}

/** One that can be killed. */
async function elsewhere(file: string): Promise<{ child: ChildProcess; leads: boolean }> {
  const child = fork(join(import.meta.dirname, "../../test/process.ts"), [file]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const leads = await told(child, "started");
  return { child, leads: leads as boolean };
}

async function told(child: ChildProcess, what: string): Promise<unknown> {
  for (;;) {
    const [message] = (await once(child, "message")) as [Record<string, unknown>];
    if (what in message) return message[what];
  }
}

test("one leads; what any of them says the others hear in order, and not itself", async () => {
  const file = join(ownFolder(), "ana.sqlite");
  const [first, second, third] = [await here(file), await here(file), await here(file)];
  expect([first, second, third].map(({ tabs }) => tabs.leads())).toEqual([true, false, false]);
  for (const said of ["one", "two", "three"]) second.tabs.post(said);
  for (const { heard } of [first, third])
    await expect.poll(() => heard).toEqual(["one", "two", "three"]);
  expect(second.heard).toEqual([]);
});

test("what was said between reading the store and taking part is heard", async () => {
  const file = join(ownFolder(), "ana.sqlite");
  const first = await here(file);
  first.tabs.post("before");
  const storage = sqliteStorage(file, () => {});
  await storage.load();
  first.tabs.post("between");
  const heard: string[] = [];
  const tabs = storage.share!<string>({ hear: (message) => heard.push(message), led() {} });
  tabs.start();
  onTestFinished(() => tabs.stop());
  await expect.poll(() => heard).toEqual(["between"]);
});

test("when the one that leads is killed, another does, and knows that it succeeds", async () => {
  const file = join(ownFolder(), "ana.sqlite");
  const { child, leads } = await elsewhere(file);
  expect(leads).toBe(true);
  const second = await here(file);
  expect(second.tabs.leads()).toBe(false);
  second.tabs.post("hello");
  expect(await told(child, "heard")).toBe("hello");
  child.kill("SIGKILL");
  await expect.poll(() => second.led).toEqual([true]);
  expect(second.tabs.leads()).toBe(true);
});

test("one that is stopped is overtaken, and follows when it goes on", async () => {
  const file = join(ownFolder(), "ana.sqlite");
  const { child } = await elsewhere(file);
  const second = await here(file);
  child.kill("SIGSTOP");
  second.tabs.take();
  expect(second.led).toEqual([true]);
  second.tabs.post("meanwhile");
  child.kill("SIGCONT");
  expect(await told(child, "heard")).toBe("meanwhile");
  expect(second.tabs.leads()).toBe(true);
  second.tabs.stop();
  expect(await told(child, "led")).toBe(true);
});

test("where nothing can be written each leads", async () => {
  const folder = ownFolder();
  const tabs = sqliteStorage(join("/dev/null", folder, "x"), () => {}).share!<string>({
    hear() {},
    led() {},
  });
  tabs.start();
  expect(tabs.leads()).toBe(true);
  tabs.stop();
});
