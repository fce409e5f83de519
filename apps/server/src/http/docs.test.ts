import { endpoints } from "@parley/protocol";
import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../test/server.ts";

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

interface Operation {
  operationId: string;
  security?: object[];
  responses: Record<string, { description: string; content?: object }>;
}

let server: TestServer;
let openapi: OpenApi;

beforeAll(async () => {
  server = await startServer();
  openapi = (await (await server.visitor().fetch("/openapi.json")).json()) as OpenApi;
});

afterAll(async () => {
  await server.close();
});

describe("the description of the API", () => {
  test("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(
      structuredClone(openapi) as unknown as Record<string, unknown>,
    );
    expect(result.errors ?? []).toEqual([]);
    expect(openapi.openapi).toBe("3.1.0");
  });

  test("has every endpoint of the protocol, and no other", () => {
    const described = Object.entries(openapi.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(
        ([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`,
      ),
    );
    const promised = Object.entries(endpoints).map(
      ([name, { method, path }]) => `${name} ${method} ${path}`,
    );
    expect(described.toSorted()).toEqual(promised.toSorted());
  });

  test("says for each what it answers, which refusals it has, and whether a session is needed", () => {
    const { responses, security } = openapi.paths["/api/conversations"]!["post"]!;
    expect(Object.keys(responses)).toEqual([
      "200",
      "201",
      "400",
      "401",
      "403",
      "404",
      "409",
      "422",
      "429",
    ]);
    expect(responses["409"]!.description).toContain("name_taken");
    expect(security).toEqual([{ session: [] }, { token: [] }]);
    const signOut = openapi.paths["/api/sessions/current"]!["delete"]!;
    expect(signOut.responses["204"]).toEqual({ description: "Done" });
    expect(openapi.paths["/api/people"]!["post"]!.security).toBeUndefined();
  });

  test("points at nothing that is not in it", () => {
    const text = JSON.stringify(openapi);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      expect(openapi).toHaveProperty(`components.schemas.${name}`);
    }
  });
});

describe("the page to try it", () => {
  test("comes from this server alone, with no inline script", async () => {
    const reply = await server.visitor().fetch("/docs");
    const page = await reply.text();
    expect(reply.headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    const scripts = Array.from(page.matchAll(/<script src="([^"]+)"/g), ([, url]) => url!);
    expect(scripts.length).toBeGreaterThan(0);
    for (const url of scripts) {
      const script = await server.visitor().fetch(url);
      expect(script.status).toBe(200);
      await script.arrayBuffer();
    }
  });
});
