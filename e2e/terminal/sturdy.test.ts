import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@parley/protocol";
import { ServerChild } from "../servers/child.ts";
import { Flood } from "./flood.ts";
import { account, goTo, opened, signIn, type Account } from "./signedIn.ts";
import { describeInTmux, eventually, machines, type Machine, type Terminal } from "./terminal.ts";

const FLOOD = 10_000;
const PER_SECOND = 500;
const usual = { columns: 100, rows: 30 };

describeInTmux("a terminal that is treated badly", () => {
  const machine = machines();
  let folder: string;
  let server: ServerChild;
  let ana: Account;
  let bo: Account;
  let room: Id;
  let own: Machine;
  let terminal: Terminal;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "parley-sturdy-"));
    server = await ServerChild.start({ PARLEY_DATA: folder });
    [ana, bo] = [await account(server, "Ana"), await account(server, "Bo")];
    const body = { kind: "channel", name: "room" } as const;
    ({ id: room } = await ana.api.call("createConversation", { body }));
    const params = { conversation: room, person: "me" as const };
    await bo.api.call("putMember", { params, body: {} });
    own = machine();
    await signIn(own, server, ana.username);
    terminal = await opened(own, "room", usual);
  });

  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const says = (body: string) =>
    bo.api.call("sendMessage", {
      params: { conversation: room },
      body: { cid: crypto.randomUUID(), body },
    });
  const newest = async () =>
    (await ana.api.call("listMessages", { params: { conversation: room }, query: {} })).items;
  const untilNewest = (body: string) =>
    eventually(async () => expect((await newest()).at(-1)?.body).toBe(body));

  test("what a message says stays words, whatever it would have a terminal do", async () => {
    const title = await terminal.about("pane_title");
    const buffers = await terminal.clipboard();
    const hostile = [
      "\u001B]0;owned\u0007",
      "\u001B]2;owned\u001B\\",
      "\u009D0;owned\u009C",
      "\u001B]52;c;b3duZWQ=\u0007",
      "\u001Bc",
      "\u001B[?1049l",
      "\u001B[2J\u001B[1;1Howned",
      "\u001BPtmux;\u001B\u001B]0;owned\u0007\u001B\\",
      "a\r\bb\u202Eowned\u202C",
    ];
    for (const [index, body] of hostile.entries()) await says(`${index}>${body}<${index}`);
    await terminal.until(/8>a.*b.*owned.*<8/);
    const screen = await terminal.screen();
    expect(screen).toContain("␛]0;owned␇");
    for (const index of hostile.keys())
      expect(screen).toMatch(new RegExp(`${index}>[^]*<${index}`));
    expect(await terminal.about("alternate_on")).toBe("1");
    expect(await terminal.about("pane_title")).toBe(title);
    expect(await terminal.clipboard()).toBe(buffers);
  });

  test("after a storm of new sizes the screen is as it was", async () => {
    // What was just said counts as read a moment later.
    await terminal.untilGone(/#room +\d+│/);
    const before = await terminal.screen();
    await terminal.storm(
      Array.from({ length: 200 }, (_, time) => ({
        columns: 20 + ((time * 37) % 140),
        rows: 5 + ((time * 13) % 50),
      })),
    );
    await terminal.resize({ columns: 80, rows: 24 });
    await terminal.until(/\n.*› Message #room *\n.*F1 keys/);
    await terminal.resize(usual);
    await eventually(async () => expect(await terminal.screen()).toBe(before));
  });

  test("5,000 lines that are pasted are asked about, and none is sent by itself", async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `pasted line ${index}`);
    const before = await newest();
    await terminal.paste(lines.join("\n"));
    await terminal.until(/5,000/);
    await terminal.press("Escape");
    await terminal.untilGone("5,000");
    await terminal.enter("after the paste");
    await untilNewest("after the paste");
    expect((await newest()).at(-1)!.seq).toBe(before.at(-1)!.seq + 1);
  });

  test("10,000 messages at 500 a second cost no message and no key", async () => {
    const flood = await Flood.open(server.url, bo.token);
    const bodies = Array.from({ length: FLOOD }, (_, index) => `flood ${index + 1}.`);
    const first = (await newest()).at(-1)!.seq;
    const writing = flood.write(room, bodies, PER_SECOND);
    const typed = "the quick brown fox jumps over the lazy dog, ".repeat(4).trim();
    for (const letter of typed) await terminal.type(letter);
    await writing;
    flood.close();
    await terminal.until(`flood ${FLOOD}.`);
    await terminal.press("Enter");
    await untilNewest(typed);
    expect((await newest()).at(-1)!.seq).toBe(first + FLOOD + 1);
  });

  test("where nothing can be written it says so, and goes on", async () => {
    await terminal.enter("/quit");
    await terminal.untilReady();
    expect(await terminal.about("alternate_on")).toBe("0");
    expect(await terminal.about("cursor_flag")).toBe("1");
    expect(await terminal.about("mouse_any_flag")).toBe("0");

    const kept = join(own.home, ".local/share/parley/accounts");
    rmSync(kept, { recursive: true });
    writeFileSync(kept, "no folder");
    await terminal.enter("clear; parley");
    await terminal.until("Nothing is kept on this machine");
    await goTo(terminal, "room");
    await terminal.enter("kept by the server alone");
    await untilNewest("kept by the server alone");

    const { code, stderr } = await own.script(["login", server.url], { XDG_DATA_HOME: kept });
    expect(code).toBe(1);
    expect(stderr).toContain(join(kept, "parley"));
  });
});
