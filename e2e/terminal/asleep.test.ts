import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Line } from "../browser/line.ts";
import { ServerChild } from "../servers/child.ts";
import { account, goTo, signIn, type Account } from "./signedIn.ts";
import { describeInTmux, eventually, machines, type Terminal } from "./terminal.ts";

const clock = `--import=${new URL("../servers/dayLater.ts", import.meta.url).href}`;
/** More than a server tells of one conversation when somebody comes back. */
const MUCH = 100;
const unread = /#news +\d+│/;

describeInTmux("a terminal on a machine that sleeps for a day", () => {
  const machine = machines();
  let folder: string;
  let server: ServerChild;
  let line: Line;
  let ana: Account;
  let bo: Account;
  let terminal: Terminal;
  let room: number;
  let news: number;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "parley-asleep-"));
    server = await ServerChild.start({ PARLEY_DATA: folder });
    line = await Line.to(server.port);
    [ana, bo] = [await account(server, "Ana"), await account(server, "Bo")];
    [room, news] = [await channel("room"), await channel("news")];
    const own = machine();
    await signIn(own, line, ana.username);
    terminal = await own.terminal();
  });

  afterAll(async () => {
    line.close();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  async function channel(name: string): Promise<number> {
    const { id } = await ana.api.call("createConversation", { body: { kind: "channel", name } });
    const params = { conversation: id, person: "me" as const };
    await bo.api.call("putMember", { params, body: {} });
    return id;
  }

  const says = (conversation: number, body: string) =>
    bo.api.call("sendMessage", {
      params: { conversation },
      body: { cid: crypto.randomUUID(), body },
    });

  async function history(conversation: number): Promise<string[]> {
    const bodies: string[] = [];
    for (let after: number | undefined = 0; after !== undefined;) {
      const page: { items: { body: string }[]; next?: number | undefined } = await ana.api.call(
        "listMessages",
        { params: { conversation }, query: { after, limit: 100 } },
      );
      bodies.push(...page.items.map(({ body }) => body));
      after = page.next;
    }
    return bodies;
  }

  test("wakes to the next day at once: all that was said is there, and what waited is sent once", async () => {
    await terminal.enter(`set +m; NODE_OPTIONS='${clock}' parley`);
    await terminal.until("#news");
    await says(news, "old news");
    await goTo(terminal, "news");
    await terminal.until("old news");
    await terminal.untilGone(unread);
    await goTo(terminal, "room");
    await says(room, "good night, Ana");
    await terminal.until("good night, Ana");

    line.fallSilent();
    await terminal.enter("good night, Bo");
    await terminal.until("You  good night, Bo");
    const wake = await terminal.asleep();
    await server.kill();
    const later = { PARLEY_DATA: folder, NODE_OPTIONS: clock, PARLEY_TEST_DAYS: "1" };
    server = await ServerChild.start(later, server.port);
    const said = Array.from({ length: MUCH }, (_, index) => `while it slept, ${index + 1}.`);
    for (const body of said) await says(room, body);
    for (const body of ["one", "two", "three"]) await says(news, `news ${body}`);
    wake();

    await terminal.until(`while it slept, ${MUCH}.`);
    await terminal.until(/#news +3│/);
    await terminal.enter("good morning");
    await eventually(async () =>
      expect(await history(room)).toEqual([
        "good night, Ana",
        ...said,
        "good night, Bo",
        "good morning",
      ]),
    );
    await goTo(terminal, "news");
    await terminal.until(
      /─ Yesterday ─[^]*old news[^]*─ Today ─[^]*─ New since [^]*news one[^]*news two[^]*news three/,
    );
    await terminal.untilGone(unread);
  });

  test("whose connection died meanwhile notices without having anything to say", async () => {
    await eventually(async () => {
      for (const id of [room, news]) {
        const params = { conversation: id };
        const conversation = await ana.api.call("getConversation", { params });
        if (!("me" in conversation)) throw new Error("Ana is no longer in it.");
        expect(conversation.me.readSeq).toBe(conversation.lastSeq);
      }
    });
    line.fallSilent();
    const wake = await terminal.asleep();
    await says(room, "anybody there?");
    wake();
    await terminal.until(/#room +1│/);
  });
});
