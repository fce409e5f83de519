import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSync } from "@swc/core";
import { expect, test } from "vitest";

const source = fileURLToPath(new URL("..", import.meta.url));

/** Attributes that a person reads or hears. */
const spoken = new Set([
  "aria-label",
  "aria-description",
  "title",
  "placeholder",
  "alt",
  "label",
  "hint",
  "name",
]);

/** Names of form fields, which browsers read and people do not. */
const fieldName = /^[a-z][a-zA-Z]*(?:-[a-z]+)*$/;

test("no screen holds words of its own: they all come from the catalogue", () => {
  const found = globSync("**/*.tsx", { cwd: source })
    .filter((file) => !file.endsWith(".test.tsx"))
    .flatMap((file) =>
      literals(readFileSync(source + file, "utf8")).map((words) => `${file}: ${words}`),
    );
  expect(found).toEqual([]);
});

test("the check sees words between tags and in spoken attributes, and nothing else", () => {
  expect(literals("const a = <p>Hello {name}</p>;")).toEqual(["Hello"]);
  expect(literals('const a = <img alt="A hill" />;')).toEqual(["A hill"]);
  expect(literals('const a = <input aria-label={"Your name"} />;')).toEqual(["Your name"]);
  expect(literals('const a = <input name="new-password" className="text-quiet" />;')).toEqual([]);
  expect(literals('const a = <p>{count} · {say("key")}</p>;')).toEqual([]);
});

function literals(code: string): string[] {
  const found: string[] = [];
  walk(parseSync(code, { syntax: "typescript", tsx: true }), (node) => {
    if (node["type"] === "JSXText") note(String(node["value"]));
    if (node["type"] === "JSXAttribute") {
      const { name, value } = node as { name?: Node; value?: Node };
      const attribute = String(name?.["value"]);
      const words = literal(value);
      if (attribute === "name" && fieldName.test(words)) return;
      if (spoken.has(attribute)) note(words);
    }
  });
  return found;

  function note(words: string) {
    if (/\p{L}/u.test(words)) found.push(words.trim());
  }
}

type Node = Record<string, unknown>;

function literal(value: Node | undefined): string {
  if (value?.["type"] === "StringLiteral") return String(value["value"]);
  if (value?.["type"] === "JSXExpressionContainer") return literal(value["expression"] as Node);
  return "";
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (typeof node !== "object" || node === null) return;
  if ("type" in node) visit(node as Node);
  for (const child of Object.values(node)) walk(child, visit);
}
