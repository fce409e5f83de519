import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test, vi } from "vitest";
import { ownFolder } from "../../test/folder.ts";
import { createNotify, type NotifyOptions } from "./notify.ts";

const notice = { title: "#tools", body: "Bo: tea?", urgent: false };
const ESC = "\u001B";

function notifier(env: NodeJS.ProcessEnv, more: Partial<NotifyOptions> = {}) {
  const written: string[] = [];
  const settings = { notify: true, notifier: [], bell: "auto" } as const;
  const stdout = { write: (text: string) => written.push(text) };
  return {
    written,
    notify: createNotify({ env, stdout, platform: "linux", settings, ...more }),
  };
}

/** A desktop whose `notify-send` writes down what it was called with, an argument a line. */
function desktop() {
  const folder = ownFolder();
  const file = join(folder, "told");
  const program = `#!/bin/sh\nprintf '%s\\n' "$@" >>'${file}'\n`;
  writeFileSync(join(folder, "notify-send"), program, { mode: 0o755 });
  const env = { DISPLAY: ":9", TERM: "xterm", PATH: [folder, process.env["PATH"]].join(delimiter) };
  return { env, told: () => (existsSync(file) ? readFileSync(file, "utf8").split("\n") : []) };
}

test("the desktop is told, in arguments that stay what they are", async () => {
  const { env, told } = desktop();
  const { notify, written } = notifier(env);
  notify({ title: "--$(reboot)", body: 'Bo: "; rm -rf / #\n<b>&`x`', urgent: true });
  await vi.waitFor(() => expect(told()).toContain("--urgency=critical"));
  const words = told().slice(told().indexOf("--") + 1);
  expect(words).toEqual(["--$(reboot)", 'Bo: "; rm -rf / # &lt;b&gt;&amp;`x`', ""]);
  expect(written).toEqual([]);
});

test("a program of one's own tells instead, over ssh too, through no shell", async () => {
  const { env, told } = desktop();
  const settings = { notify: true, notifier: ["notify-send", "-x"], bell: "auto" } as const;
  const { notify, written } = notifier(
    { ...env, DISPLAY: "", SSH_CONNECTION: "a b" },
    { settings },
  );
  notify({ title: "--$(reboot)", body: "Bo: <b>", urgent: false });
  await vi.waitFor(() => expect(told()).toEqual(["-x", "--$(reboot)", "Bo: <b>", ""]));
  expect(written).toEqual([]);
});

test("of several programs that would tell the same, one does", async () => {
  const { env, told } = desktop();
  const folder = join(ownFolder(), "notices");
  for (const key of ["1 7 3", "1 7 3", "1 7 4"])
    notifier(env, { folder }).notify({ ...notice, key });
  await vi.waitFor(() => expect(told().filter((word) => word === "#tools")).toHaveLength(2));
});

test.for<[string, NodeJS.ProcessEnv, string]>([
  ["foot", { TERM: "foot" }, `${ESC}]777;notify;#tools;Bo: tea?${ESC}\\`],
  ["iTerm", { TERM_PROGRAM: "iTerm.app" }, `${ESC}]9;#tools: Bo: tea?${ESC}\\`],
  ["a terminal that knows no notices", { TERM: "xterm" }, "\u0007"],
])("over ssh, %s is told in its own way", ([, env, told]) => {
  const { notify, written } = notifier({ ...env, DISPLAY: ":9", SSH_CONNECTION: "a b" });
  notify(notice);
  expect(written).toEqual([told]);
});

test("no text ends a sequence or begins another", () => {
  const { notify, written } = notifier({ TERM: "foot" });
  notify({ title: `a;b${ESC}\\`, body: `\u0007${ESC}]52;c;eA==\u0007\u009c`, urgent: false });
  const [told = ""] = written;
  expect(told.split(ESC)).toHaveLength(3);
  expect(told.startsWith(`${ESC}]777;notify;a,b␛`)).toBe(true);
  for (const end of ["\u0007", "\u009c"]) expect(told).not.toContain(end);
});

test("nothing is told to whoever wants no notices, but by the bell if they want that", () => {
  for (const bell of ["auto", "never", "always"] as const) {
    const { notify, written } = notifier(
      { TERM: "foot" },
      { settings: { notify: false, notifier: [], bell } },
    );
    notify(notice);
    expect(written).toEqual(bell === "always" ? ["\u0007"] : []);
  }
});

test("the window's title counts what is unread, and is what it was in the end", () => {
  const { notify, written } = notifier({ TERM: "xterm" });
  for (const unread of [0, 3, 3]) notify.title(unread);
  notify.end();
  expect(written.join("")).toBe(
    `${ESC}[22;2t${ESC}]2;Parley${ESC}\\${ESC}]2;(3) Parley${ESC}\\${ESC}[23;2t`,
  );
});
