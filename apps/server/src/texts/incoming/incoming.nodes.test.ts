import { expect, test } from "vitest";
import { begin, membersOf } from "../../../test/conversations.ts";
import { hook } from "../../../test/hook.ts";
import { startServer } from "../../../test/server.ts";

test("texts that come to two nodes at once are each put away once, in one order for each phone", async () => {
  const settings = { TEXT_HOLD_SECONDS: "60" };
  const one = await startServer({ redis: true, settings });
  const other = await startServer({ beside: one, settings });
  const ana = await one.person("ana");
  const { id } = await begin(ana, { kind: "channel", name: "garden", phones: true });
  await hook(other, { Body: "JOIN garden" });
  const joined = async () => (await membersOf(ana, id)).length;
  await expect.poll(joined, { timeout: 20_000 }).toBe(2);
  const { db } = one.parts.database;
  const { number: To } = await db.selectFrom("seat").selectAll().executeTakeFirstOrThrow();

  for (let count = 0; count < 20; count++) {
    await hook(count % 2 === 0 ? one : other, { To, Body: `text ${count}` });
  }
  const said = async () => {
    const page = await ana.call("listMessages", { params: { conversation: id } });
    return page.items.map(({ body }) => body);
  };
  const all = Array.from({ length: 20 }, (_, count) => `text ${count}`);
  await expect.poll(said, { timeout: 20_000 }).toEqual(all);
  const answers = await db.selectFrom("text").select("id").where("kind", "=", "notice").execute();
  expect(answers).toHaveLength(1);
  await other.close();
  await one.close();
}, 60_000);

test("when the node that works on texts goes, another goes on", async () => {
  const settings = { TEXT_HOLD_SECONDS: "60" };
  const one = await startServer({ redis: true, settings });
  const other = await startServer({ beside: one, settings });
  const ana = await one.person("ana");
  const { id } = await begin(ana, { kind: "channel", name: "garden", phones: true });
  await other.close();
  await hook(one, { Body: "JOIN garden" });
  const joined = async () => (await membersOf(ana, id)).length;
  await expect.poll(joined, { timeout: 20_000 }).toBe(2);
  await one.close();
}, 60_000);
