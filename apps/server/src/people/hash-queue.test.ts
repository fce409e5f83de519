import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { createQueue } from "./hash-queue.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test("so many work at once, so many wait in order, and the rest are refused as busy", async () => {
  const queue = createQueue({ atOnce: 2, waiting: 3 });
  const started: number[] = [];
  const works = Array.from({ length: 7 }, () => Promise.withResolvers<string>());
  const runs = works.map((work, index) =>
    queue.run(() => {
      started.push(index);
      return work.promise;
    }),
  );
  const outcomes = Promise.allSettled(runs);
  expect(started).toEqual([0, 1]);
  expect(await refusalOf(runs[5]!)).toBe("busy");
  expect(await refusalOf(runs[6]!)).toBe("busy");

  works[1]!.reject(new Error("a broken hash"));
  await expect(runs[1]).rejects.toThrow("a broken hash");
  expect(started).toEqual([0, 1, 2]);
  for (const work of works) work.resolve("done");
  const statuses = (await outcomes).map(({ status }) => status);
  expect(statuses).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
    "rejected",
    "rejected",
  ]);
  expect(await queue.run(async () => "free again")).toBe("free again");
});

test("a flood of guesses is refused as busy, those at names of nobody too, and passes", async () => {
  const ana = await server.person("ana");
  const guess = (username: string) =>
    server.visitor().call("createSession", { body: { username, password: "not the right one" } });
  const answers = await Promise.all(
    Array.from({ length: 400 }, (_, index) => refusalOf(guess(`nobody-${index}`))),
  );
  expect([...new Set(answers)].toSorted()).toEqual(["busy", "wrong_credentials"]);
  expect(answers.filter((answer) => answer === "wrong_credentials").length).toBeGreaterThan(65);
  const body = { username: "ana", password: ana.password };
  expect(await server.visitor().call("createSession", { body })).toMatchObject({ id: ana.me.id });
});
