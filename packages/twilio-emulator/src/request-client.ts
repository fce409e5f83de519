// What the official SDK is given instead of the Internet.
import type { RequestClient } from "twilio";
import { handle, hosts, type WireReply } from "./api/handle.ts";
import type { World } from "./world.ts";

/**
 * For `twilio(sid, token, { httpClient })`. Rejects any host that the emulator does not answer for, so
 * that nothing leaks to the real Twilio.
 */
export function requestClient(world: World): RequestClient {
  const client: Pick<RequestClient, "request"> = {
    async request(options) {
      const url = new URL(options.uri);
      if (!hosts.has(url.host)) throw new Error(`The emulator does not answer for ${url.host}`);
      append(url.searchParams, options.params);
      const reply = await handle(world, {
        method: options.method.toUpperCase(),
        url: url.href,
        username: options.username,
        password: options.password,
        form: append(new URLSearchParams(), options.data),
      });
      return {
        statusCode: reply.status,
        body: bodyOf(reply),
        headers: reply.headers,
      } as never;
    },
  };
  // The SDK asks for nothing but request(); its own class loads axios for sockets that are never opened.
  return client as RequestClient;
}

/** As axios gives it: text as text, JSON as what it says. */
function bodyOf({ body, headers }: WireReply): unknown {
  const isText = body instanceof Uint8Array && headers["content-type"]?.startsWith("text/");
  return isText ? new TextDecoder().decode(body) : structuredClone(body);
}

function append(form: URLSearchParams, fields: unknown): URLSearchParams {
  for (const [name, value] of Object.entries(fields ?? {}))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && each !== null) form.append(name, String(each));
  return form;
}
