import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ServerChild } from "../servers/child.ts";
import { account, opened, signIn } from "./signedIn.ts";
import { describeInTmux, machines } from "./terminal.ts";

describeInTmux("leaving while something is not sent", () => {
  const machine = machines();
  let folder: string;
  let server: ServerChild;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "parley-leaving-"));
    server = await ServerChild.start({ PARLEY_DATA: folder });
  });
  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test("says how much that is, and signing out asks before it is lost", async () => {
    const ana = await account(server, "Ana");
    const here = machine();
    await signIn(here, server, ana.username);
    const terminal = await opened(here, "general");
    await server.kill();
    await terminal.until("No connection");
    await terminal.enter("said without a connection");
    await terminal.type("begun");
    await terminal.press("C-c");
    await terminal.until("Quit?");
    await terminal.press("C-c");
    await terminal.until("1 message is not sent yet. It goes out when you open parley again.");

    const script = await here.script(["logout"]);
    expect(script).toMatchObject({ code: 1, stdout: "" });
    expect(script.stderr).toMatch(/1 message is not sent yet.*\n.*1 conversation.*\n.*--yes/);
    await terminal.enter("clear; parley logout");
    await terminal.until("Sign out all the same?");
    await terminal.enter("");
    await terminal.until("You stay signed in.");

    server = await ServerChild.start({ PARLEY_DATA: folder }, server.port);
    await terminal.enter("clear; parley");
    await terminal.until("said without a connection");
    await expect
      .poll(async () => (await here.script(["read", "general"])).stdout)
      .toContain("said without a connection");
    await terminal.press("C-c");
    await terminal.until("Quit?");
    await terminal.press("C-c");
    await terminal.untilReady();
    expect(await here.script(["logout", "--yes"])).toMatchObject({ code: 0 });
  });
});
