import { afterAll, beforeAll, expect, test } from "vitest";
import { layCable, type Cable } from "../../test/cable.ts";
import { refusalOf } from "../../test/conversations.ts";
import { phone } from "../../test/phone.ts";
import { redisUrl } from "../../test/redis.ts";
import { startServer, type TestServer } from "../../test/server.ts";

let one: TestServer;
let two: TestServer;
let cable: Cable;
beforeAll(async () => {
  one = await startServer({ redis: true, limits: "usual" });
  cable = await layCable(redisUrl!);
  const there = new URL(cable.url);
  there.pathname = new URL(one.place.redis!.settings["REDIS_URL"]!).pathname;
  two = await startServer({ beside: one, limits: "usual", settings: { REDIS_URL: there.href } });
});
afterAll(async () => {
  cable.mend();
  await two.close();
  await one.close();
  await cable.close();
});

const ask = (on: TestServer, number: string) =>
  refusalOf(on.visitor().call("createChallenge", { body: { phone: number, purpose: "sign-in" } }));

test("codes to a number are counted over all nodes", async () => {
  const answers = [];
  for (const node of [one, two, one, two, one]) answers.push(await ask(node, "+12125550123"));
  expect(answers).toEqual(["nothing", "nothing", "nothing", "too_many", "too_many"]);
});

test("a node that cannot count sends no codes and compares none", async () => {
  const theirs = phone(one, "+12125550124");
  const someone = await one.person("ada");
  const proof = await theirs.prove(someone, "phone");
  const body = { ...proof, currentPassword: someone.password };
  await someone.call("changePhone", { body });
  const { challenge, code } = await theirs.prove(one.visitor(), "sign-in");

  cable.cut();
  while (!two.log.some((line) => line.includes("the connection to Redis broke"))) {
    await two.parts.database.db.selectFrom("server").select("key").execute();
  }
  expect(await ask(two, "+12125550125")).toBe("busy");
  const signIn = (on: TestServer) =>
    refusalOf(on.visitor().call("createSession", { body: { challenge, code } }));
  expect(await signIn(two)).toBe("busy");
  expect(await signIn(one)).toBe("nothing");
});
