import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ServerChild } from "../servers/child.ts";
import { account, signIn, type Account } from "./signedIn.ts";
import { describeOnSmallDisk, smallDisk, type SmallDisk } from "./smallDisk.ts";
import { eventually, machines, type Machine, type Terminal } from "./terminal.ts";

describeOnSmallDisk("a terminal whose disk is full", () => {
  const machine = machines();
  let folder: string;
  let server: ServerChild;
  let ana: Account;
  let own: Machine;
  let terminal: Terminal;
  let disk: SmallDisk;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "parley-disk-"));
    server = await ServerChild.start({ PARLEY_DATA: folder });
    ana = await account(server, "Ana");
    own = machine();
    await signIn(own, server, ana.username);
    terminal = await own.terminal();
    disk = await smallDisk(own, terminal);
  });

  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Puts the terminal right again that was left to itself. */
  async function open(): Promise<void> {
    await terminal.enter("clear; parley; stty sane; clear");
    await terminal.until("› Message #general");
  }

  async function history(conversation: number): Promise<string[]> {
    const { items } = await ana.api.call("listMessages", { params: { conversation }, query: {} });
    return items.map(({ body }) => body);
  }

  test("says so, goes on, and keeps all that waits once there is room again", async () => {
    await open();
    disk.fill();
    await terminal.enter("said all the same");
    await terminal.until("The disk is full");
    const { id } = (await ana.api.call("listConversations")).items[0]!;
    await eventually(async () => expect(await history(id)).toEqual(["said all the same"]));

    await server.kill();
    await terminal.until("No connection");
    await terminal.enter("waits, and is nowhere but here");
    await terminal.until("waits, and is nowhere but here");
    await terminal.until("Will be sent");
    disk.makeRoom();
    await terminal.until("What you write is kept again");
    await terminal.kill();
    await terminal.untilReady();

    server = await ServerChild.start({ PARLEY_DATA: folder }, server.port);
    await open();
    await eventually(async () =>
      expect(await history(id)).toEqual(["said all the same", "waits, and is nowhere but here"]),
    );
    await terminal.enter("/quit");
    await terminal.untilReady();
  });

  test("lets nobody in whom it could not keep, and ends what the server gave", async () => {
    const before = (await ana.api.call("listSessions")).items.length;
    disk.fill();
    await terminal.enter(`clear; parley login ${server.url} --profile other`);
    await terminal.until("The disk is full");
    await terminal.untilReady();
    expect((await ana.api.call("listSessions")).items).toHaveLength(before);
    disk.makeRoom();
  });
});
