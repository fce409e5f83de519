import { existsSync, readFileSync } from "node:fs";
import { commands, endpoints, errors, limits, pushes } from "@parley/protocol";
import { beforeAll, describe, expect, test } from "vitest";
import { settings } from "../settings.ts";
import { documents, folder } from "./documents.ts";

let made: Record<string, string>;

beforeAll(async () => {
  made = await documents();
});

describe("the generated documents", () => {
  test.each(["protocol.md", "settings.md", "openapi.json"])(
    "docs/%s is as the code has it; if not, run: npm run docs",
    (name) => {
      const file = new URL(name, folder);
      expect(existsSync(file) && readFileSync(file, "utf8")).toBe(made[name]);
    },
  );

  test("the protocol is described to the last endpoint, command, push, refusal and limit", () => {
    const protocol = made["protocol.md"]!;
    const names = [
      ...Object.values(endpoints).map(({ method, path }) => `${method} ${path}`),
      ...Object.keys({ ...commands, ...pushes, ...errors, ...limits }),
    ];
    for (const name of names) expect(protocol).toContain(`\`${name}\``);
  });

  test("every link in the protocol leads somewhere", () => {
    const protocol = made["protocol.md"]!;
    const headings = Array.from(protocol.matchAll(/^#+ (.+)$/gm), ([, heading]) =>
      heading!.toLowerCase().replaceAll(" ", "-"),
    );
    for (const [, target] of protocol.matchAll(/\]\(#([^)]+)\)/g)) {
      expect(headings).toContain(target);
    }
  });

  test("every setting is explained", () => {
    for (const [name, { description }] of Object.entries(settings.shape)) {
      expect(made["settings.md"]).toContain(`| \`${name}\` | ${description} |`);
      expect(description?.length).toBeGreaterThan(5);
    }
  });
});
