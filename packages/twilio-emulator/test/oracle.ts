import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import twilio from "twilio";
import type RequestClient from "twilio/lib/base/RequestClient.js";
import type Response from "twilio/lib/http/response.js";
import type { Components, Schema } from "./openapi.ts";
import { strict } from "./strict.ts";

/*
 * Twilio's own OpenAPI documents judge every answer of the emulator.
 *
 * In a test, give the SDK a client that passes everything on and refuses an answer of a wrong shape:
 *
 *   const client = twilio(accountSid, authToken, { httpClient: judged(emulator.requestClient()) });
 *
 * or, for a reply that did not come by the SDK, call `expectShape(reply, operation)`.
 */

export interface Operation {
  /** Without the ending: `twilio_verify_v2`. */
  document: string;
  /** As the document writes it: `/v2/Services/{Sid}`. */
  path: string;
  method: "get" | "post" | "delete";
  status: number;
}

interface Answer {
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: Schema; examples?: Record<string, { value: unknown }> }>;
}

interface Document {
  paths: Record<string, Partial<Record<string, { responses: Record<string, Answer> }>>>;
  components: Components;
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  "api.twilio.com/2010-04-01": "twilio_api_v2010",
  "verify.twilio.com/v2": "twilio_verify_v2",
  "lookups.twilio.com/v2": "twilio_lookups_v2",
  "messaging.twilio.com/v1": "twilio_messaging_v1",
};

const PACKAGE = createRequire(import.meta.url).resolve("@twilio/cli-core/package.json");

const ajv = new Ajv({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  formats: {
    uri: isAddress,
    currency: /^[A-Z]{3}$/,
    "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
    "date-time-rfc-2822": /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/,
    "phone-number": /^\+\d{2,15}$/,
    "iso-country-code": /^[A-Z]{2}$/,
    "http-method": /^[A-Z]+$/,
    int32: { type: "number", validate: Number.isInteger },
    int64: { type: "number", validate: Number.isInteger },
    "phone-number-capabilities": true,
  },
});

const documents = new Map<string, Document>();
const validators = new Map<string, ValidateFunction>();

/** Throws, saying what is wrong, unless the reply has exactly the shape Twilio declares for it. */
export function expectShape(reply: { status: number; body: unknown }, operation: Operation): void {
  const name = `${operation.method.toUpperCase()} ${operation.path} ${operation.status}`;
  if (reply.status !== operation.status) throw new Error(`${name} was answered ${reply.status}`);
  const schema = declaredAnswer(operation);
  if (schema === null) {
    if (reply.body == null || reply.body === "") return;
    throw new Error(`${name} has no body, but came with ${JSON.stringify(reply.body)}`);
  }
  let validate = validators.get(name);
  if (validate === undefined) {
    const { components } = documentNamed(operation.document);
    validate = ajv.compile(strict(operation.path, schema, components));
    validators.set(name, validate);
  }
  const body: unknown = typeof reply.body === "string" ? JSON.parse(reply.body) : reply.body;
  if (validate(body)) return;
  throw new Error(`${name}: ${ajv.errorsText(validate.errors, { dataVar: "body" })}`);
}

/** Passes requests on to `client` and judges every answer on its way back. */
export function judged(client: RequestClient): RequestClient {
  return new JudgedClient(client);
}

class JudgedClient extends twilio.RequestClient {
  readonly #client: RequestClient;

  constructor(client: RequestClient) {
    super();
    this.#client = client;
  }

  override async request<Data>(
    options: RequestClient.RequestOptions<Data>,
  ): Promise<Response.default<Data>> {
    const response = await this.#client.request<Data>(options);
    const reply = { status: response.statusCode, body: response.body as unknown };
    if (reply.status < 400) expectShape(reply, operationOf(options, reply.status));
    else if (reply.status < 500) expectError(reply);
    return response;
  }
}

function operationOf(request: { uri: string; method: string }, status: number): Operation {
  const { hostname, pathname } = new URL(request.uri);
  const document = DOCUMENTS[`${hostname}/${pathname.split("/")[1]}`];
  if (document === undefined) throw new Error(`No document describes ${hostname}${pathname}`);
  const path = Object.keys(documentNamed(document).paths)
    .filter((template) => matches(template, pathname))
    .toSorted((one, other) => one.split("{").length - other.split("{").length)[0];
  if (path === undefined) throw new Error(`${document} does not describe ${pathname}`);
  return { document, path, method: request.method.toLowerCase() as Operation["method"], status };
}

/** Whether Twilio's documents know this door; `path` is written as routes are: `/v2/Services/:Sid`. */
export function isDeclared(host: string, method: string, path: string): boolean {
  const document = DOCUMENTS[`${host}/${path.split("/")[1]}`];
  if (document === undefined) return false;
  const like = path.replaceAll(/:[A-Za-z]+/g, "X");
  return Object.entries(documentNamed(document).paths).some(
    ([template, operations]) =>
      matches(template, like) && operations[method.toLowerCase()] !== undefined,
  );
}

function matches(template: string, pathname: string): boolean {
  const pattern = template.replaceAll(".", "\\.").replaceAll(/\{\w+\}/g, "[^/]+");
  return new RegExp(`^${pattern}$`).test(pathname);
}

/** The documents describe one error only (Verify's 429); all others have the same four fields. */
function expectError(reply: { status: number; body: unknown }): void {
  const body = reply.body as Record<string, unknown>;
  const url = `https://www.twilio.com/docs/errors/${String(body["code"])}`;
  const isError =
    Object.keys(body).toSorted().join() === "code,message,more_info,status" &&
    Number.isInteger(body["code"]) &&
    typeof body["message"] === "string" &&
    body["more_info"] === url &&
    body["status"] === reply.status;
  if (!isError) throw new Error(`Not an error of Twilio's: ${JSON.stringify(reply.body)}`);
}

function declaredAnswer(operation: Operation): Schema | null {
  const { document, path, method, status } = operation;
  const answer = documentNamed(document).paths[path]?.[method]?.responses[status];
  if (answer === undefined) throw new Error(`${document} declares no ${method} ${path} ${status}`);
  return Object.values(answer.content ?? {})[0]?.schema ?? null;
}

/** What Twilio gives as examples of this answer: the oracle must accept them. */
export function examplesOf(operation: Operation): Record<string, { value: unknown }> {
  const { document, path, method, status } = operation;
  const answer = documentNamed(document).paths[path]?.[method]?.responses[status];
  return Object.values(answer?.content ?? {})[0]?.examples ?? {};
}

function documentNamed(name: string): Document {
  let document = documents.get(name);
  if (document === undefined) {
    const file = join(dirname(PACKAGE), "src/services/twilio-api", `${name}.json`);
    document = JSON.parse(readFileSync(file, "utf8")) as Document;
    documents.set(name, document);
  }
  return document;
}

/** The documents say `uri` of v2010's relative addresses too (294 times). */
function isAddress(text: string): boolean {
  return text.startsWith("/2010-04-01/") || URL.canParse(text);
}
