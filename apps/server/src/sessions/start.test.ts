import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../../test/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test("whoever signs in somewhere is told of it everywhere else, and nobody else is", async () => {
  const [ana, bo] = [await server.person("ana"), await server.person("bodo")];
  const [hers, his] = [await ana.socket(), await bo.socket()];
  const body = { username: "ana", password: ana.password };
  await server.visitor().call("createSession", { body });
  const signedIn = await hers.next("notice", ({ type }) => type === "signed-in");
  expect(signedIn).toMatchObject({ lane: "web", agent: expect.any(String) });
  await server
    .visitor()
    .call("createSession", { body: { username: "bodo", password: bo.password } });
  await his.next("notice", ({ type }) => type === "signed-in");
  expect(his.notices.map(({ type }) => type)).not.toContain("signed-in");
});
