import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { finish as complete, start as begin, withApp as enrol } from "../../test/authenticator.ts";
import { standingClock } from "../../test/clock.ts";
import { refusalOf } from "../../test/conversations.ts";
import { signedIn } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

const clock = standingClock();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: clock });
});
afterAll(() => server.close());

const withApp = (username: string) => enrol(server, username, clock);
const start = (who: Someone) => begin(who, server.visitor());
const finish = (challenge: string, code: string) => complete(challenge, code, server.visitor());

describe("recovery codes", () => {
  test("stand in for the app, each once, however they are typed", async () => {
    const { who, recoveryCodes } = await withApp("mia");
    const [first, second] = recoveryCodes as [string, string];
    const asked = await start(who);
    const window = await who.socket();
    expect(signedIn(await finish(asked.challenge, first)).recoveryCodes).toBe(9);
    expect((await window.notice("me")).me.recoveryCodes).toBe(9);
    expect(await refusalOf(finish((await start(who)).challenge, first))).toBe("code_wrong");
    const typed = second.toUpperCase().replaceAll("-", " ");
    expect(signedIn(await finish((await start(who)).challenge, typed)).recoveryCodes).toBe(8);
  });

  test("sign in one of many who bring the same one at once", async () => {
    const { who, recoveryCodes } = await withApp("ned");
    const challenges = await Promise.all(Array.from({ length: 8 }, () => start(who)));
    const answers = await Promise.all(
      challenges.map(({ challenge }) => refusalOf(finish(challenge, recoveryCodes[0]!))),
    );
    expect(answers.filter((answer) => answer === "nothing")).toHaveLength(1);
  });

  test("of somebody else are wrong", async () => {
    const { who } = await withApp("oda");
    const other = await withApp("pip");
    expect(await refusalOf(finish((await start(who)).challenge, other.recoveryCodes[0]!))).toBe(
      "code_wrong",
    );
  });

  test("are asked for no more when the last is used", async () => {
    const { who, recoveryCodes } = await withApp("quin");
    for (const code of recoveryCodes) await finish((await start(who)).challenge, code);
    expect((await start(who)).methods).toEqual(["totp"]);
  });

  test("are renewed by who proves the account once more, and the old ones are wrong", async () => {
    const { who, app, recoveryCodes } = await withApp("rae");
    expect(await refusalOf(who.call("renewRecoveryCodes", { body: {} }))).toBe("wrong_credentials");
    const body = { currentCode: app.code() };
    const { recoveryCodes: fresh } = await who.call("renewRecoveryCodes", { body });
    expect(fresh).toHaveLength(10);
    expect(await refusalOf(finish((await start(who)).challenge, recoveryCodes[0]!))).toBe(
      "code_wrong",
    );
    expect(await refusalOf(finish((await start(who)).challenge, fresh[0]!))).toBe("nothing");
    const without = await server.person("sol");
    const asked = without.call("renewRecoveryCodes", {
      body: { currentPassword: without.password },
    });
    expect(await refusalOf(asked)).toBe("second_factor_needed");
  });

  test("are kept as hashes alone", async () => {
    const { recoveryCodes } = await withApp("tom");
    const rows = await server.parts.database.db.selectFrom("recovery_code").selectAll().execute();
    const kept = JSON.stringify(rows);
    for (const code of recoveryCodes) {
      expect(kept).not.toContain(code);
      expect(kept).not.toContain(code.replaceAll("-", ""));
    }
  });
});
