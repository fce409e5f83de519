import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { endpoints, errors, type Endpoint, type ErrorCode } from "@parley/protocol";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { version } from "../version.ts";

/** `/openapi.json` and a page to read and try it, `/docs`. Routes registered after this are in it. */
export async function installDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Parley", version, description, license: { name: "MIT", identifier: "MIT" } },
      servers: [{ url: "/" }],
      tags: tags.map((name) => ({ name })),
      components: {
        securitySchemes: {
          session: {
            type: "apiKey",
            in: "cookie",
            name: "sid0",
            description:
              "Set by signing in. `__Host-sid0` over HTTPS; the digit is the account's slot.",
          },
          token: { type: "http", scheme: "bearer", description: "From `POST /api/tokens`." },
        },
      },
    },
    transform: (document) => {
      const { schema, url } = jsonSchemaTransform(document);
      const { method } = document.route;
      const found = Object.entries<Endpoint>(endpoints).find(
        ([, endpoint]) => endpoint.method === method && fastifyPath(endpoint) === url,
      );
      if (!found) return { schema, url };
      const [name, endpoint] = found;
      return {
        schema: {
          ...schema,
          ...(endpoint.takes === "bytes"
            ? { body: bytes, consumes: ["application/octet-stream"] }
            : {}),
          operationId: name,
          response: responses(endpoint, schema),
        },
        url,
      };
    },
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
  await app.register(swaggerUi, {
    routePrefix: "/docs",
    uiConfig: { tryItOutEnabled: true, displayRequestDuration: true, validatorUrl: null },
    logo: { type: "image/svg+xml", content: "" },
    theme: {
      title: "Parley API",
      // There is one document here: nothing to explore, and no room for a sign.
      css: [{ filename: "parley.css", content: ".swagger-ui .topbar { display: none; }" }],
    },
  });
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
}

const description =
  "The HTTP side of Parley. What happens live (sending, events, presence) goes over Socket.IO " +
  "and is described in docs/protocol.md. Every refusal carries a stable code.";

const tags = [...new Set(Object.values(endpoints).map(({ tag }) => tag))];

const fastifyPath = ({ path }: Endpoint) => path.replaceAll(/\{(\w+)\}/g, ":$1");

type Responses = Record<string, object>;

/** The route's own responses, the empty one too, and which codes stand behind each refusal. */
function responses(endpoint: Endpoint, schema: { response?: unknown } | undefined): Responses {
  const { "4xx": refused, ...answers } = (schema?.response ?? {}) as Responses;
  const byStatus: Responses = {};
  for (const [status, reply] of Object.entries(endpoint.replies)) {
    if (reply !== null) byStatus[status] = json("Done", answers[status]);
    else if (endpoint.gives === "bytes" && status !== "304") byStatus[status] = wholeOrPart;
    else byStatus[status] = { type: "null", description: "Done" };
  }
  for (const [status, codes] of Object.entries(refusalsOf(endpoint))) {
    const meaning = codes.map((code) => `\`${code}\`: ${errors[code].message}`).join("\n\n");
    byStatus[status] = json(meaning, refused);
  }
  return byStatus;
}

const bytes = { type: "string", format: "binary" };
const wholeOrPart = { description: "The bytes", content: { "*/*": { schema: bytes } } };

const json = (description: string, schema: object | undefined) => ({
  description,
  content: { "application/json": { schema } },
});

/** What any endpoint may refuse, and what this one may, by status. */
function refusalsOf(endpoint: Endpoint): Record<number, ErrorCode[]> {
  const codes = new Set<ErrorCode>(["malformed", "origin_refused", "too_many"]);
  if (endpoint.asks === "person") codes.add("not_signed_in");
  for (const code of endpoint.refuses) codes.add(code);
  const byStatus: Record<number, ErrorCode[]> = {};
  for (const code of codes) (byStatus[errors[code].status] ??= []).push(code);
  return byStatus;
}

type Transformed = ReturnType<typeof jsonSchemaTransformObject>;

// Each schema comes once as it is sent and once as it is answered; only one of them is ever meant.
function withoutUnused(transformed: Transformed): Transformed {
  const document = transformed as { components: { schemas: Record<string, object> } };
  const schemas = { ...document.components.schemas };
  for (;;) {
    const text = JSON.stringify({ ...document, components: { schemas } });
    const unused = Object.keys(schemas).filter(
      (name) => !text.includes(`"#/components/schemas/${name}"`),
    );
    if (unused.length === 0) break;
    for (const name of unused) delete schemas[name];
  }
  return { ...document, components: { ...document.components, schemas } };
}
