import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ANNA, BEN, house, OURS } from "./house.ts";

function journal(): string {
  const folder = mkdtempSync(join(tmpdir(), "emulator-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "deeper", "journal");
}

test("texts, handsets and opt-outs outlive a restart", async () => {
  const path = journal();
  const before = await house({ journal: path });
  await before.client.messages.create({ to: ANNA, from: OURS, body: "Hello" });
  await before.settle();
  await before.handsets.write(BEN, { to: OURS, body: "STOP" });
  await before.settle();
  before.handsets.setFaults(ANNA, { off: true });
  await before.close();

  const after = await house({ journal: path });
  expect(await after.client.messages.list()).toMatchObject([{ body: "STOP" }, { body: "Hello" }]);
  expect(after.handsets.texts(ANNA)).toMatchObject([{ body: "Hello" }]);
  expect(after.handsets.get(ANNA)?.faults.off).toBe(true);
  const stopped = after.client.messages.create({ to: BEN, from: OURS, body: "Hello?" });
  await expect(stopped).rejects.toMatchObject({ code: 21610 });
});

test("what was under way goes on after a restart, once", async () => {
  const path = journal();
  const before = await house({ journal: path });
  before.app.on("/texts", () => undefined);
  for (const body of ["one", "two"])
    await before.client.messages.create({ to: ANNA, from: OURS, body });
  await before.handsets.write(BEN, { to: OURS, body: "Anybody?" });
  await before.app.called(1);
  await before.close();

  const after = await house({ journal: path });
  after.setSmsUrl(`${after.app.url}/texts`);
  await after.settle();
  await after.clock.pass(10_000);
  expect(after.handsets.texts(ANNA).map(({ body }) => body)).toEqual(["one", "two"]);
  expect(after.app.calls).toMatchObject([{ fields: { Body: "Anybody?" } }]);
  expect(await after.client.messages.list({ to: OURS })).toMatchObject([{ status: "received" }]);
});

test("a line torn by a crash is passed over, and the file is compacted at the start", async () => {
  const path = journal();
  const before = await house({ journal: path });
  for (let index = 0; index < 20; index += 1)
    before.handsets.setFaults(ANNA, { off: index % 2 === 0 });
  await before.close();
  const lines = () => readFileSync(path, "utf8").split("\n").length;
  const long = lines();
  appendFileSync(path, '{"table":"handsets","key":"+1500');

  const after = await house({ journal: path });
  expect(after.handsets.get(ANNA)?.faults.off).toBe(false);
  expect(lines()).toBeLessThan(long - 15);
});
