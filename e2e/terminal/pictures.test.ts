import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { png } from "@parley/terminal/images/png";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ServerChild } from "../servers/child.ts";
import { account, opened, signIn } from "./signedIn.ts";
import { describeInTmux, eventually, machines } from "./terminal.ts";

const ESC = "\u001b";
/** What goes around tmux; in it each Escape stands twice. */
const passed = new RegExp(String.raw`${ESC}Ptmux;((?:[^${ESC}]|${ESC}${ESC})*)${ESC}\\`, "g");
const piece = new RegExp(String.raw`^${ESC}_G([^;]*);([\w+/=]*)${ESC}\\$`);

describeInTmux("pictures in tmux", () => {
  const machine = machines();
  let folder: string;
  let server: ServerChild;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "parley-pictures-"));
    server = await ServerChild.start({ PARLEY_DATA: folder });
  });
  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a picture goes around tmux to the terminal, and its cells are text that tmux scrolls", async () => {
    const ana = await account(server, "Ana");
    const body = { kind: "channel", name: "room" } as const;
    await ana.api.call("createConversation", { body });
    const own = machine();
    await signIn(own, server, ana.username);
    const config = join(own.home, ".config", "parley");
    mkdirSync(config, { recursive: true });
    writeFileSync(join(config, "config.toml"), 'images = "kitty"\n');
    const picture = join(own.home, "shed.png");
    const [width, height] = [120, 80];
    const data = new Uint8Array(width * height * 3).fill(200);
    writeFileSync(picture, await png({ data, width, height }));

    const terminal = await opened(own, "room", { columns: 90, rows: 24 });
    const written = join(own.home, "written");
    await terminal.record(written);
    await terminal.enter(`/attach ${picture}`);
    await terminal.until("shed.png");
    await terminal.enter("the shed");
    // 120 by 80 pixels, where a cell is 10 by 20.
    await terminal.until(new RegExp(`(\u{10eeee}[^\u{10eeee}|]{0,3}){12}`, "u"));
    const rows = async () =>
      (await terminal.screen())
        .split("\n")
        .flatMap((line, row) => (line.includes("\u{10eeee}") ? [row] : []));
    const before = await rows();
    expect(before).toHaveLength(4);

    const keys: string[] = [];
    const base64: string[] = [];
    await eventually(async () => {
      keys.length = base64.length = 0;
      for (const [, sequence = ""] of readFileSync(written, "latin1").matchAll(passed)) {
        const [, given = "", data = ""] = piece.exec(sequence.replaceAll(ESC + ESC, ESC)) ?? [];
        keys.push(given);
        base64.push(data);
      }
      expect(keys.at(-1)).toMatch(/m=0/);
    });
    expect(keys[0]).toMatch(/^a=T,q=2,U=1,i=\d+,f=24,o=z,s=120,v=80,c=12,r=4,/);
    const pixels = inflateSync(Buffer.from(base64.join(""), "base64"));
    expect(pixels.length).toBe(120 * 80 * 3);
    // What was packed with loss is the same, about.
    expect(Math.abs(pixels[0]! - 200)).toBeLessThan(5);

    await terminal.enter("and more");
    await eventually(async () => expect(await rows()).toEqual(before.map((row) => row - 1)));
    expect(readFileSync(written, "latin1").match(/a=T/g)).toHaveLength(1);
  });
});
