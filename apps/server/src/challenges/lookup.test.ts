import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { phone } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";

const HOUR_MS = 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ settings: { TEXT_LOOKUP: "on" } });
});
afterAll(() => server.close());

const faults = () => server.parts.twilio.emulator!.handsets;

test("a line that takes no texts is told before a code is sent to it, where Twilio is asked", async () => {
  const kinds = {
    "+12025550150": "landline",
    "+12025550151": "mobile",
    "+12025550152": "voicemail",
  };
  const answers = [];
  for (const [number, lineType] of Object.entries(kinds)) {
    faults().setFaults(number, { lineType });
    const body = { phone: number, purpose: "register" } as const;
    answers.push(await refusalOf(server.visitor().call("createChallenge", { body })));
  }
  expect(answers).toEqual(["phone_kind", "nothing", "phone_kind"]);
});

test("a number whose SIM was changed within three days proves no account by a code, and signs in", async () => {
  const theirs = phone(server, "+12025550153");
  const visitor = server.visitor();
  const proof = await theirs.prove(visitor, "register");
  await visitor.call("createPerson", { body: { ...proof, displayName: "Ana" } });
  const swapped = (hoursAgo: number) =>
    faults().setFaults(theirs.number, {
      simSwappedAt: new Date(Date.now() - hoursAgo * HOUR_MS).toISOString(),
    });
  swapped(71);
  expect(await refusalOf(theirs.ask(visitor, "confirm"))).toBe("code_unavailable");
  expect(await refusalOf(theirs.ask(server.visitor(), "sign-in"))).toBe("nothing");
  swapped(73);
  expect(await refusalOf(theirs.ask(visitor, "confirm"))).toBe("nothing");
});

test("a number is not asked about where that is not turned on, nor refused when there is no answer", async () => {
  const voicemail = "+12025550154";
  const ask = (on: TestServer) => {
    on.parts.twilio.emulator!.handsets.setFaults(voicemail, { lineType: "voicemail" });
    const body = { phone: voicemail, purpose: "register" } as const;
    return refusalOf(on.visitor().call("createChallenge", { body }));
  };
  server.parts.twilio.emulator!.faults.set({ broken: 1 });
  expect(await ask(server)).toBe("nothing");
  expect(await ask(server)).toBe("phone_kind");
  const silent = await startServer();
  expect(await ask(silent)).toBe("nothing");
  await silent.close();
  expect(server.log.join("")).toContain("was not looked up");
  expect(server.log.join("")).not.toContain(voicemail.slice(1));
});
