import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { startWithCarrier, type Carrier } from "../../../test/carrier.ts";
import { begin } from "../../../test/conversations.ts";
import { seat } from "../../../test/seating.ts";
import type { Someone } from "../../../test/visitor.ts";

let carrier: Carrier;
let ana: Someone;
afterEach(() => carrier.close());

/** A phone in a group, with a text that waits since its number has just sent one. */
async function groupWithWaiting() {
  // So that the first text spends the day's budget, and the second waits for the next.
  const settings = { TEXT_DAILY_BUDGET: "0.01", TEXT_SEGMENT_PRICE: "0.01" };
  carrier = await startWithCarrier(1, { settings });
  const { server, emulator } = carrier;
  ana = await server.person("ana", { displayName: "Ana" });
  const { id } = await begin(ana, { kind: "group", name: "garden", phones: true });
  const cy = await seat(server, id, "+12025550190", { emulator });
  for (const body of ["First", "Second"]) {
    await ana.call("sendMessage", {
      params: { conversation: id },
      body: { cid: randomUUID(), body },
    });
    await expect.poll(() => bodies()).toContainEqual(`Ana: ${body}`);
  }
  await cy.until(1);
  return { id, cy };
}

async function bodies(state?: "pending"): Promise<string[]> {
  let query = carrier.server.parts.database.db.selectFrom("text").select("body");
  if (state) query = query.where("state", "=", state);
  return (await query.execute()).map(({ body }) => body);
}

test("what still waits for a phone that is put out is not sent to it, and its writer is told", async () => {
  const { id, cy } = await groupWithWaiting();
  expect(await bodies("pending")).toEqual(["Ana: Second"]);
  await ana.call("removeMember", { params: { conversation: id, person: cy.person } });
  expect(await bodies("pending")).not.toContain("Ana: Second");
  const { texts } = await ana.call("getLedger", { params: { conversation: id, seq: 2 } });
  expect(texts).toMatchObject([{ state: "failed", reason: "left" }]);
});

test("of a conversation that was deleted nothing is kept to be sent, nor of what was sent", async () => {
  const { id } = await groupWithWaiting();
  await ana.call("deleteConversation", { params: { conversation: id } });
  const { db } = carrier.server.parts.database;
  const rows = async (table: "held" | "delivery") =>
    db.selectFrom(table).select("seq").where("conversation_id", "=", id).execute();
  expect(await rows("held")).toEqual([]);
  expect(await rows("delivery")).toEqual([]);
  expect(JSON.stringify(await bodies())).not.toMatch(/First|Second/);
});
