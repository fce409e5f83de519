import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  commands,
  endpoints,
  errorReply,
  type CommandName,
  type Endpoint,
  type EndpointName,
} from "@parley/protocol";
import { commandRows, type World } from "../matrix.ts";
import { startServer, type TestServer } from "../server.ts";
import { validate } from "../validate.ts";
import { Wire } from "../wire.ts";
import { judgeResponse } from "./judge.ts";
import { askerOf, openWorld, pathOf, properAsk } from "./world.ts";

const RUNS = 300;

let server: TestServer;
let world: World;
beforeAll(async () => {
  server = await startServer();
  world = await openWorld(server);
});
afterAll(() => server.close());

// What would end the world that the others ask about is asked of what is not there.
const elsewhere = new Set<EndpointName>(["deleteConversation", "removeMember"]);
const doors = (Object.keys(endpoints) as EndpointName[]).filter(
  (name) => name !== "endCurrentSession",
);

/** Any JSON, or something near what is expected: its fields, of any JSON. */
const near = (proper: object) =>
  fc.oneof(
    { withCrossShrink: true },
    fc.json({ maxDepth: 4 }),
    fc
      .record(
        Object.fromEntries(
          Object.entries(proper).map(([key, value]) => [
            key,
            fc.oneof(fc.constant(value as unknown), fc.jsonValue()),
          ]),
        ),
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
    fc.string({ unit: "binary" }),
  );

const asks = fc.constantFrom(...doors).chain((name) =>
  fc.record({
    name: fc.constant(name),
    // Rows of the matrix are made of a world, which is made when the tests run.
    body: fc.constant(null).chain(() => near(properAsk(name, world).body ?? {})),
    query: fc.option(fc.webQueryParameters(), { nil: "" }),
    param: fc.option(fc.webSegment(), { nil: null }),
  }),
);

test("whatever is asked, of whichever endpoint, is answered as promised", async () => {
  const property = fc.asyncProperty(asks, async ({ name, body, query, param }) => {
    const endpoint: Endpoint = endpoints[name];
    const { params = {} } = properAsk(name, world);
    const path = pathOf(
      endpoint.path,
      elsewhere.has(name) ? { ...params, conversation: 7 } : params,
    );
    const isNamed = param !== null && endpoint.path.endsWith("}");
    const address = isNamed ? path.replace(/[^/]+$/, param) : path;
    const asker = askerOf(name, endpoint.asks, world, server);
    const init = {
      method: endpoint.method,
      ...(endpoint.method === "GET"
        ? {}
        : { body, headers: { "content-type": "application/json" } }),
    };
    const response = await asker.fetch(query === "" ? address : `${address}?${query}`, init);
    await judgeResponse(response, endpoint);
  });
  await fc.assert(property, { numRuns: RUNS });
  expect((await world.people.owner.call("getMe")).id).toBe(world.people.owner.me.id);
  expect(server.log.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
});

const said = fc.constantFrom(...(Object.keys(commands) as CommandName[])).chain((name) =>
  fc.record({
    name: fc.constant(name),
    payload: fc.constant(null).chain(() => near(commandRows[name].payload(world))),
  }),
);

test("whatever is said, by whichever command, is answered as promised or ends that connection", async () => {
  const other = await world.people.member.socket();
  let wire = await Wire.connect(world.people.owner);
  let id = 0;
  const property = fc.asyncProperty(said, async ({ name, payload }) => {
    wire.send(`42${++id}["${name}",${payload}]`);
    const answer = await wire.answer(id).catch(() => null);
    if (answer === null) {
      wire = await Wire.connect(world.people.owner);
      return;
    }
    if ("error" in (answer as object)) {
      expect(validate(errorReply, answer, "a refusal").error.code).not.toBe("internal");
    } else if (commands[name].answer) validate(commands[name].answer, answer, "an answer");
  });
  await fc.assert(property, { numRuns: RUNS });
  await other.settle();
  expect(server.log.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
});
