import type { FastifyRequest } from "fastify";
import { limits, Refusal } from "@parley/protocol";
// This file of the SDK alone: the rest of it is large and loaded later.
import { validateRequest } from "twilio/lib/webhooks/webhooks.js";
import type { Parts } from "../parts.ts";
import type { Door } from "./route.ts";

/** What Twilio told, to the letter. */
export type HookForm = Readonly<Record<string, string>>;

interface Hook {
  path: string;
  /** The fields that are always there. */
  expects: readonly string[];
  /** Names in the query of the URL that we gave Twilio; it is signed with the rest. */
  query?: readonly string[];
}

/**
 * Opens a door for Twilio alone. Its signature is the session: over the public URL, never over the
 * host a request names, and over the values as they came, before anybody trims them. It is made of
 * names and values without separators, so a request that moves the border between two of them still
 * bears it: every expected field has to be there, once. The answer is an empty TwiML document.
 */
export function signedHook(
  { app, parts }: Door,
  hook: Hook,
  handle: (form: HookForm, query: URLSearchParams) => Promise<void>,
): void {
  void app.register(async (hooks) => {
    hooks.removeAllContentTypeParsers();
    hooks.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: limits.bodyBytes },
      async (_request: FastifyRequest, body: string) => new URLSearchParams(body),
    );
    hooks.post(hook.path, { schema: { hide: true } }, async (request, reply) => {
      const form = readSigned(parts, request, hook);
      if (!form) {
        request.log.warn({ address: request.ip }, "webhook refused");
        // Only those that are refused count: Twilio's own come from few addresses, in bursts.
        await parts.limits.spend("request.address", request.ip);
        throw new Refusal("signature_refused");
      }
      await handle(form, queryOf(request));
      return reply.header("cache-control", "no-store").type("text/xml").send("<Response/>");
    });
  });
}

function readSigned(
  { twilio }: Parts,
  request: FastifyRequest,
  { path, expects, query = [] }: Hook,
): HookForm | null {
  const { body, headers, url } = request;
  const signature = headers["x-twilio-signature"];
  const publicUrl = twilio.webhookUrl(url);
  if (typeof signature !== "string" || publicUrl === null || url.split("?")[0] !== path)
    return null;
  if ([...queryOf(request).keys()].join() !== query.join()) return null;
  if (!(body instanceof URLSearchParams)) return null;
  const names = [...body.keys()];
  if (new Set(names).size !== names.length) return null;
  const form = Object.fromEntries(body);
  if (!["AccountSid", ...expects].every((name) => Object.hasOwn(form, name))) return null;
  if (!validateRequest(twilio.authToken, signature, publicUrl, form)) return null;
  return form["AccountSid"] === twilio.accountSid ? form : null;
}

const queryOf = ({ url }: FastifyRequest) => new URLSearchParams(url.split("?")[1]);
