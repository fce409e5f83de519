import { z } from "zod";

/** What is used of a JSON Schema made by zod. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  items?: JsonSchema | false;
  prefixItems?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  format?: string;
  description?: string;
}

/** Every schema that has a name, as it is answered. */
export function namedShapes(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    ...options,
    io: "output",
    uri: (id) => `#/$defs/${id}`,
  });
  return schemas as Record<string, JsonSchema>;
}

const options = { unrepresentable: "any" } as const;

export function shapeOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  return z.toJSONSchema(schema, { ...options, io }) as JsonSchema;
}

const MOST_CHOICES = 12;

/** A shape in one line, as it would be read aloud: names link to where they are described. */
export function inWords(shape: JsonSchema): string {
  if (shape.$ref) return link(shape.$ref.split("/").at(-1)!);
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  // The catalogue of refusals: it has a table of its own.
  if (shape.enum && shape.enum.length > MOST_CHOICES) return "[one of these](#refusals)";
  if (shape.enum) return shape.enum.map((value) => JSON.stringify(value)).join(" or ");
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return choices.map(inWords).join(" or ");
  if (Array.isArray(shape.type)) return shape.type.join(" or ");
  if (shape.type === "array") return listInWords(shape);
  if (shape.properties) return objectInWords(shape);
  if (shape.format === "date-time") return "time";
  if (shape.format === "uuid") return "UUID";
  return shape.type === "object" ? "{}" : (shape.type ?? "anything");
}

export const link = (name: string) => `[${name}](#${name.toLowerCase()})`;

function listInWords({ prefixItems, items }: JsonSchema): string {
  if (prefixItems) return `\\[${prefixItems.map(inWords).join(", ")}\\]`;
  return items ? `list of ${inWords(items)}` : "list";
}

function objectInWords(shape: JsonSchema): string {
  const fields = fieldsOf(shape).map(
    ({ name, optional, words }) => `${name}${optional ? "?" : ""}: ${words}`,
  );
  return fields.length > 0 ? `{ ${fields.join(", ")} }` : "{}";
}

interface Field {
  name: string;
  optional: boolean;
  words: string;
}

export function fieldsOf({ properties = {}, required = [] }: JsonSchema): Field[] {
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    optional: !required.includes(name),
    words: inWords(shape),
  }));
}
