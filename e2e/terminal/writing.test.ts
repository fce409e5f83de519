import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@parley/protocol";
import { ServerChild } from "../servers/child.ts";
import { account, goTo, opened, signIn, type Account } from "./signedIn.ts";
import { describeInTmux, eventually, machines, type Machine, type Terminal } from "./terminal.ts";

describeInTmux("writing in a terminal", () => {
  const machine = machines();
  let folder: string;
  let server: ServerChild;
  let ana: Account;
  let room: Id;
  let own: Machine;
  let terminal: Terminal;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "parley-writing-"));
    server = await ServerChild.start({ PARLEY_DATA: folder });
    ana = await account(server, "Ana");
    const body = { kind: "channel", name: "room" } as const;
    ({ id: room } = await ana.api.call("createConversation", { body }));
    own = machine();
    await signIn(own, server, ana.username);
    terminal = await opened(own, "room", { columns: 90, rows: 24 });
    await terminal.until("› Message #room");
  });

  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  async function newest() {
    const params = { conversation: room };
    const { items } = await ana.api.call("listMessages", { params, query: {} });
    return items.at(-1);
  }
  const untilNewest = (body: string) =>
    eventually(async () => expect((await newest())?.body).toBe(body));

  test("each key does what it does in a shell, over several lines", async () => {
    await terminal.type("two three");
    await terminal.press("Home");
    await terminal.type("one ");
    await terminal.press("End", "M-Enter");
    await terminal.type("漢字 x");
    await terminal.press("BSpace", "C-a", "M-f", "C-k", "C-w", "C-y", "Up", "C-e", "M-b", "M-d");
    await terminal.type("tea");
    await terminal.press("Enter");
    await untilNewest("one two tea\n漢字 ");
  });

  test("the editor has the terminal to itself, and gives back what was written in it", async () => {
    const editor = join(own.home, "bin", "editor");
    const script = "#!/bin/sh\nread -p 'What more? ' more\nprintf ' %s' \"$more\" >> \"$1\"\n";
    writeFileSync(editor, script, { mode: 0o755 });
    await terminal.press("C-c");
    await terminal.untilReady();
    await terminal.enter("EDITOR=editor parley");
    await terminal.until("› Message #general");
    await goTo(terminal, "room");
    await terminal.type("words");
    await terminal.press("C-o");
    await terminal.until("What more?");
    expect(await terminal.about("alternate_on")).toBe("0");
    await terminal.enter("and words");
    await terminal.until("› words and words");
    await terminal.type("!");
    await terminal.press("Enter");
    await untilNewest("words and words!");
  });

  test("put aside it leaves the shell alone, and fg brings back what was being written", async () => {
    await terminal.type("half a");
    await terminal.until("› half a");
    await terminal.press("C-z");
    await terminal.untilReady();
    expect(await terminal.about("alternate_on")).toBe("0");
    await terminal.enter("echo in the shell");
    await terminal.until(/^in the shell$/m);
    await terminal.enter("fg");
    await terminal.until("› half a");
    await terminal.type(" thing");
    await terminal.press("Enter");
    await untilNewest("half a thing");
  });

  test("quitting asks about a draft, which is there the next time", async () => {
    await terminal.type("not yet sent");
    await terminal.until("› not yet sent");
    await terminal.press("C-c");
    await terminal.until("Quit?");
    await terminal.press("C-c");
    await terminal.untilReady();
    await terminal.enter("parley");
    await terminal.until("› Message #general");
    await terminal.press("C-k");
    await terminal.until("Go to ›");
    await terminal.enter("room");
    await terminal.until("› not yet sent");
    await terminal.press("C-u", "C-p");
    await terminal.until("› half a thing");
    await terminal.press("C-u");
  });

  test("a file goes along, with its progress and its name", async () => {
    writeFileSync(join(own.home, "plan.txt"), "water ".repeat(100_000));
    await terminal.enter("/attach ~/plan.txt");
    await terminal.until("[plan.txt]");
    await terminal.enter("the plan");
    await untilNewest("the plan");
    expect((await newest())?.files).toMatchObject([{ name: "plan.txt", sizeBytes: 600_000 }]);
  });

  test("a channel is created and deleted by writing, and #general is not", async () => {
    await terminal.enter("/+channel plums");
    await terminal.until("› Message #plums");
    await terminal.enter("/-channel general");
    await terminal.until("#general cannot be deleted");
    await terminal.press("C-u");
    await terminal.enter("/-channel plums");
    await terminal.until("Delete #plums");
    await terminal.press("y");
    await terminal.until("#plums is deleted");
  });
});
