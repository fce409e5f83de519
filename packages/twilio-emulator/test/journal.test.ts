import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { account } from "./account.ts";
import { testClock } from "./clock.ts";

const ADA = "+14155550101";

function kept() {
  const folder = mkdtempSync(join(tmpdir(), "emulator-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { journal: join(folder, "journal"), clock: testClock() };
}

test("a code that was sent before a restart is right after it, and so is what was set up", async () => {
  const file = kept();
  const before = await account(file);
  const verify = before.client.verify.v2.services(before.verifySid);
  const { sid } = await verify.verifications.create({ to: ADA, channel: "sms" });
  await file.clock.pass(1000);
  const code = /\d{6}/.exec(before.handsets.texts(ADA)[0]?.body ?? "")?.[0] ?? "";
  const bought = await before.client.incomingPhoneNumbers.create({ areaCode: "415" });
  const service = await before.client.messaging.v1.services.create({ friendlyName: "Kept" });
  await verify.update({ codeLength: 8 });
  await before.emulator.close();

  const after = await account(file);
  const check = { to: ADA, code };
  const checked = await after.client.verify.v2
    .services(after.verifySid)
    .verificationChecks.create(check);
  expect(checked).toMatchObject({ sid, valid: true });
  expect(after.emulator.numbers).toContain(bought.phoneNumber);
  expect((await after.client.messaging.v1.services(service.sid).fetch()).friendlyName).toBe("Kept");
  const { codeLength } = await after.client.verify.v2.services(after.verifySid).fetch();
  expect(codeLength).toBe(8);
});

test("a verification that is over leaves nothing behind in the file", async () => {
  const file = kept();
  const { client, emulator, verifySid } = await account(file);
  const { verifications } = client.verify.v2.services(verifySid);
  const { sid } = await verifications.create({ to: ADA, channel: "sms" });
  await file.clock.pass(10 * 60_000);
  const next = await verifications.create({ to: "+14155550102", channel: "sms" });
  await emulator.close();

  await account(file);
  const text = readFileSync(file.journal, "utf8");
  expect(text).toContain(next.sid);
  expect(text).not.toContain(sid);
});
