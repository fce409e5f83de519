import { repaired } from "./defects.ts";
import type { Components, Schema } from "./openapi.ts";

type JsonSchema = Record<string, unknown>;

/**
 * JSON Schema for one declared schema, as strict as it can be meant. No schema of Twilio's says what is
 * required, so that `{}` would pass for a message: here every property is required and no other is allowed.
 */
export function strict(of: string, declared: Schema, components: Components): JsonSchema {
  if (declared.$ref !== undefined) {
    const name = declared.$ref.slice("#/components/schemas/".length);
    const schema = components.schemas[name];
    if (schema === undefined) throw new Error(`No schema ${name}`);
    const { $ref: _, ...beside } = declared;
    return strict(name, { ...schema, ...beside }, components);
  }
  const schema = repaired(of, declared);
  const value = plain(of, schema, components);
  return schema.nullable === true ? { anyOf: [{ type: "null" }, value] } : value;
}

function plain(of: string, schema: Schema, components: Components): JsonSchema {
  if (schema.anyOf !== undefined) {
    return { anyOf: schema.anyOf.map((each) => strict(of, each, components)) };
  }
  if (schema.properties !== undefined) {
    const properties = Object.entries(schema.properties);
    return {
      type: "object",
      required: properties.filter(([, each]) => each.optional !== true).map(([name]) => name),
      additionalProperties: false,
      properties: Object.fromEntries(
        properties.map(([name, each]) => [name, strict(`${of}.${name}`, each, components)]),
      ),
    };
  }
  if (schema.format === "uri-map") {
    return {
      type: "object",
      additionalProperties: { type: "string", format: "uri" },
    };
  }
  return {
    ...(schema.type === undefined ? {} : { type: schema.type }),
    ...(schema.pattern === undefined ? {} : { pattern: schema.pattern }),
    ...(schema.format === undefined ? {} : { format: schema.format }),
    ...(schema.enum === undefined ? {} : { enum: schema.enum }),
    ...(schema.items === undefined ? {} : { items: strict(`${of}[]`, schema.items, components) }),
  };
}
