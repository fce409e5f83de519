import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id } from "@parley/protocol";
import { ServerChild } from "../servers/child.ts";
import { account, goTo, signIn, type Account } from "./signedIn.ts";
import { describeInTmux, machines, type Machine, type Terminal } from "./terminal.ts";

describeInTmux("a terminal without boxes", () => {
  const machine = machines();
  let folder: string;
  let server: ServerChild;
  let ana: Account;
  let bo: Account;
  let room: Id;
  let own: Machine;
  let terminal: Terminal;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "parley-plain-"));
    server = await ServerChild.start({ PARLEY_DATA: folder });
    [ana, bo] = [await account(server, "Ana"), await account(server, "Bo")];
    const body = { kind: "channel", name: "room" } as const;
    ({ id: room } = await ana.api.call("createConversation", { body }));
    const params = { conversation: room, person: "me" as const };
    await bo.api.call("putMember", { params, body: {} });
    await says(bo, `@${ana.username} this lies far back`);
    await Promise.all(Array.from({ length: 150 }, () => says(bo, "word")));
    for (let each = 0; each < 60; each++) await says(bo, `@${ana.username} mention ${each}`);
    own = machine();
    await signIn(own, server, ana.username);
    terminal = await own.terminal({ columns: 100, rows: 40 });
    await terminal.enter("INK_SCREEN_READER=true parley");
    await terminal.until("› Message #");
    await goTo(terminal, "room");
  });

  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const says = (who: Account, body: string) =>
    who.api.call("sendMessage", {
      params: { conversation: room },
      body: { cid: crypto.randomUUID(), body },
    });

  test("what is said is told below, and so is what becomes of it", async () => {
    await terminal.until("mention 59\n");
    const { seq } = await says(bo, "be there at seven");
    await terminal.until(/\d\d:\d\d Bo: be there at seven\n/);
    const params = { conversation: room, seq };
    await bo.api.call("editMessage", { params, body: { body: "be there at eight" } });
    await terminal.until(/Bo changed a message of \d\d:\d\d: be there at eight\n/);
    await bo.api.call("addReaction", { params: { ...params, emoji: "👍" } });
    await terminal.until("Bo reacted 👍 to: be there at eight");
    await bo.api.call("deleteMessage", { params });
    await terminal.until(/A message of \d\d:\d\d from Bo was deleted\.\n/);
    expect(await terminal.about("alternate_on")).toBe("0");
  });

  test("message mode goes as far back as there is something, and Esc back to what is said now", async () => {
    await terminal.press("C-Up");
    await terminal.until("212 of 212. ");
    await terminal.press("g");
    await terminal.until(/^1 of 212\. .*this lies far back/m);
    await terminal.press("j", "j");
    await terminal.until(/^3 of 212\. .* Bo: word$/m);
    await terminal.press("Escape");
    await terminal.until("› Message #room");
    await says(bo, "and now this");
    await terminal.until(/Bo: and now this\n/);
  });

  test("every mention is told, page after page, and Enter goes to it", async () => {
    await terminal.press("M-m");
    await terminal.until("1 of 50. Bo in #room");
    await terminal.press("G");
    await terminal.until(/^11 more\.$/m);
    await terminal.press("G");
    await terminal.until(/^61 of 61\. .*this lies far back\nThere are no earlier mentions\.$/m);
    await terminal.press("Enter");
    await terminal.until(/^1 of 213\. .*this lies far back/m);
    await terminal.press("r");
    await terminal.until("Replying to Bo");
    await terminal.enter("so long ago");
    await terminal.until(/You, in answer to (?:Bo|an earlier message): so long ago\n/);
  });
});
