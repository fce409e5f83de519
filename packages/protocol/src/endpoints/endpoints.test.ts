import { expect, test } from "vitest";
import { endpoints, type Endpoint } from "../index.ts";

const all = Object.entries(endpoints) as [string, Endpoint][];

test("no two endpoints share a door", () => {
  const doors = all.map(([, { method, path }]) => `${method} ${path.replaceAll(/\{\w+\}/g, "{}")}`);
  expect(new Set(doors).size).toBe(doors.length);
});

test.for(all)("%s names its path's parameters, and no others", ([, { path, params }]) => {
  const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
  expect(Object.keys(params?.shape ?? {}).toSorted()).toEqual(inPath.toSorted());
});

test("nothing is changed by GET", () => {
  expect(all.filter(([, { method, body }]) => method === "GET" && body)).toEqual([]);
});

const given = all.flatMap(([name, { query, body }]) =>
  [query, body].flatMap((schema) => (schema ? [[name, schema] as const] : [])),
);

test.for(given)("%s takes no field it does not know", ([, schema]) => {
  expect(schema.safeParse({ unheardOf: 1 }).success).toBe(false);
});

test.for(all)("%s answers with exactly one shape for each status", ([, { replies }]) => {
  expect(Object.keys(replies).length).toBeGreaterThan(0);
});
