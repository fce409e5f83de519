import { commands, endpoints, errors, handshake, limits, pushes } from "@parley/protocol";
import type { Endpoint } from "@parley/protocol";
import type { z } from "zod";
import { namedLimits } from "../limits.ts";
import { readComments } from "./comments.ts";
import * as prose from "./prose.ts";
import { fieldsOf, inWords, namedShapes, shapeOf, type JsonSchema } from "./shapes.ts";

const comments = readComments();

/** docs/protocol.md */
export function protocolDocument(): string {
  return `${[
    prose.opening,
    prose.words,
    prose.signingIn,
    "## Over HTTP",
    prose.http,
    ...tags().map(endpointsOf),
    "## Over the socket",
    prose.socket,
    handshakeSection(),
    commandSection(),
    pushSection(),
    prose.sync,
    "## Shapes",
    ...Object.entries(namedShapes()).map(shapeSection),
    errorSection(),
    limitSection(),
  ].join("\n\n")}\n`;
}

const everyEndpoint: Endpoint[] = Object.values(endpoints);
const tags = () => [...new Set(everyEndpoint.map((endpoint) => endpoint.tag))];

function endpointsOf(tag: Endpoint["tag"]): string {
  const sections = everyEndpoint.filter((endpoint) => endpoint.tag === tag).map(endpointSection);
  const about = prose.aboutTags[tag];
  return [`### ${tag}`, ...(about === undefined ? [] : [about]), ...sections].join("\n\n");
}

function endpointSection(endpoint: Endpoint): string {
  const { method, path, summary, asks, query, body, takes, gives, replies, refuses } = endpoint;
  const answers = Object.entries(replies).map(
    ([status, schema]) => `${status}${schema ? ` ${inWords(shapeOf(schema, "output"))}` : ""}`,
  );
  const bytes = gives === "bytes" ? " with the bytes, unless nothing changed" : "";
  return [
    `**\`${method} ${path}\`** ${summary}.${asksInWords[asks]}\n`,
    ...(query ? [`- query: ${inWords(shapeOf(query, "input"))}`] : []),
    ...(body ? [`- body: ${inWords(shapeOf(body, "input"))}`] : []),
    ...(takes === "bytes" ? ["- body: the bytes, as `application/octet-stream`"] : []),
    `- answers: ${answers.join(", or ")}${bytes}`,
    ...(refuses.length > 0 ? [`- refuses: ${refuses.map(code).join(", ")}`] : []),
  ].join("\n");
}

const asksInWords: Record<Endpoint["asks"], string> = {
  person: "",
  anyone: " *No session needed.*",
  program: " *No session needed; not for browsers.*",
};

function handshakeSection(): string {
  return `### The handshake\n\n${prose.handshake}\n\n${table(shapeOf(handshake, "input"))}`;
}

function commandSection(): string {
  const rows = Object.entries(commands).map(([name, { payload, answer }]) => {
    const answered = answer ? inWords(shapeOf(answer, "output")) : "nothing";
    return `| \`${name}\` | ${inWords(shapeOf(payload, "input"))} | ${answered} |`;
  });
  return `### Commands\n\n${prose.commands}\n\n| command | payload | answer |\n|---|---|---|\n${rows.join("\n")}`;
}

function pushSection(): string {
  const rows = Object.entries(pushes).map(([name, schema]: [string, z.ZodType]) => {
    return `| \`${name}\` | ${inWords(shapeOf(schema, "output"))} |`;
  });
  return `### Pushes\n\n${prose.pushes}\n\n| push | payload |\n|---|---|\n${rows.join("\n")}`;
}

function shapeSection([name, shape]: [string, JsonSchema]): string {
  const lead = comments.ofShape.get(name) ?? shape.description;
  const choices = shape.anyOf ?? shape.oneOf;
  const described = choices
    ? choices.map((choice) => `- ${inWords(choice)}`).join("\n")
    : shape.properties
      ? table(shape, name)
      : inWords(shape);
  return [`### ${name}`, ...(lead ? [lead.replace(/\.?$/, ".")] : []), described].join("\n\n");
}

function table(shape: JsonSchema, name = ""): string {
  const rows = fieldsOf(shape).map((field) => {
    const meaning = comments.ofField.get(`${name}.${field.name}`) ?? "";
    return `| \`${field.name}\`${field.optional ? " *optional*" : ""} | ${field.words} | ${meaning} |`;
  });
  return `| field | is | |\n|---|---|---|\n${rows.join("\n")}`;
}

function errorSection(): string {
  const rows = Object.entries(errors).map(
    ([name, { status, message }]) => `| ${code(name)} | ${status} | ${message} |`,
  );
  return `## Refusals\n\n${prose.refusals}\n\n| code | status | in words |\n|---|---|---|\n${rows.join("\n")}`;
}

function limitSection(): string {
  const fixed = Object.entries(limits).map(
    ([name, value]) => `| \`${name}\` | ${value} | ${comments.ofLimit.get(name) ?? ""} |`,
  );
  const rates = Object.entries(namedLimits).map(
    ([name, { points, seconds }]) => `| \`${name}\` | ${points} in ${seconds} s |`,
  );
  return [
    `## Limits\n\n${prose.limits}`,
    `| limit | is | |\n|---|---|---|\n${fixed.join("\n")}`,
    prose.rates,
    `| rate | is |\n|---|---|\n${rates.join("\n")}`,
  ].join("\n\n");
}

const code = (text: string) => `\`${text}\``;
