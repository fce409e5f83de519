import { readdir } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { standingClock } from "../../test/clock.ts";
import { begin, refusalOf } from "../../test/conversations.ts";
import { dot, sayWith, upload } from "../../test/files.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";
import { keepFile } from "./keep.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

let clock: ReturnType<typeof standingClock>;
let server: TestServer;
let ana: Someone;
beforeEach(async () => {
  clock = standingClock();
  server = await startServer({ now: clock });
  ana = await server.person("ana");
});
afterEach(() => server.close());

const rows = () => server.parts.database.db.selectFrom("file").selectAll().execute();

test("what is not sent within a day is gone, and what was sent stays", async () => {
  const { id } = await begin(ana, { kind: "direct", people: [ana.me.id] });
  const [sent, unsent] = [await upload(ana, dot), await upload(ana, "forgotten")];
  await sayWith(ana, id, [sent.id]);
  const { key } = (await rows()).find((row) => row.id === unsent.id)!;

  clock.pass(DAY_MS - 1);
  await server.parts.files.sweep();
  expect(await rows()).toHaveLength(2);
  clock.pass(2);
  await server.parts.files.sweep();

  expect((await rows()).map((row) => row.id)).toEqual([sent.id]);
  expect(await server.parts.files.store.get(key)).toBeNull();
  expect(await refusalOf(sayWith(ana, id, [unsent.id]))).toBe("file_unusable");
  expect(await ana.call("getThumbnail", { params: { file: sent.id } })).not.toHaveLength(0);
});

/** Stops for ever, like a process that is killed there. */
function killAfter(when: "the bytes are kept" | "they have come in"): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { store } = server.parts.files;
  const put = store.put.bind(store);
  store.put = async (...given) => {
    if (when === "the bytes are kept") await put(...given);
    resolve();
    await new Promise(() => undefined);
  };
  return promise;
}

test.each(["the bytes are kept", "they have come in"] as const)(
  "killed when %s and before it is written down, it leaves only what the sweep removes",
  async (when) => {
    const killed = killAfter(when);
    void keepFile(server.parts, { owner: ana.me.id, name: "x", source: Buffer.from(dot) });
    await killed;

    const [row] = await rows();
    expect(row).toMatchObject({ state: "coming", conversation_id: null });
    expect(await readdir(server.parts.files.incoming)).toHaveLength(1);
    expect(await refusalOf(ana.call("getFile", { params: { file: row!.id, name: "x" } }))).toBe(
      "not_found",
    );
    const { id } = await begin(ana, { kind: "direct", people: [ana.me.id] });
    expect(await refusalOf(sayWith(ana, id, [row!.id]))).toBe("file_unusable");

    // Its folder is as old as the machine says, whatever the clock of this server.
    clock.pass(2 * DAY_MS);
    await server.parts.files.sweep();
    expect(await rows()).toEqual([]);
    expect(await server.parts.files.store.get(row!.key)).toBeNull();
    expect(await readdir(server.parts.files.incoming)).toEqual([]);
  },
);

test("a store that is away keeps nobody from deleting, and loses nothing of it", async () => {
  const { id } = await begin(ana, { kind: "direct", people: [ana.me.id] });
  const seqs: number[] = [];
  for (const words of ["one", "two"]) {
    seqs.push(await sayWith(ana, id, [(await upload(ana, words)).id]));
  }
  const { store } = server.parts.files;
  const remove = store.delete.bind(store);
  store.delete = () => Promise.reject(new Error("away"));
  for (const seq of seqs) {
    await ana.call("deleteMessage", { params: { conversation: id, seq } });
  }
  await server.parts.files.sweep();
  expect((await rows()).map((row) => row.state)).toEqual(["doomed", "doomed"]);

  store.delete = remove;
  await server.parts.files.sweep();
  expect(await rows()).toEqual([]);
});

test("a file that came in by another way than an upload can be sent like one", async () => {
  const kept = await keepFile(server.parts, {
    owner: ana.me.id,
    name: "../photo.png",
    source: Buffer.from(dot),
  });
  expect(kept).toMatchObject({ state: "kept", name: "photo.png", type: "image/png" });
  const { id } = await begin(ana, { kind: "direct", people: [ana.me.id] });
  await sayWith(ana, id, [kept.id]);
});
