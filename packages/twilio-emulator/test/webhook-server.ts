// The server that a number's webhooks call: real HTTP, and nothing is believed without its signature.
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import twilio from "twilio";

export interface Call {
  path: string;
  method: string;
  headers: http.IncomingHttpHeaders;
  fields: Record<string, string>;
  /** By the SDK's own validator. */
  isSigned: boolean;
}

export interface WebhookServer {
  url: string;
  calls: Call[];
  /** The next calls, as they come, until there are so many. */
  called(count: number): Promise<Call[]>;
  /** What a path answers from now on; anything else answers an empty `<Response/>`. */
  on(path: string, answer: Responder): void;
  close(): Promise<void>;
}

export type Responder = (response: http.ServerResponse, call: Call) => void;

export async function webhookServer(authToken: string): Promise<WebhookServer> {
  const calls: Call[] = [];
  const responders = new Map<string, Responder>();
  const waiting: { count: number; resolve: (calls: Call[]) => void }[] = [];
  let url = "";

  const server = http.createServer((request, response) => {
    void read(request, url, authToken).then((call) => {
      calls.push(call);
      (responders.get(call.path) ?? silent)(response, call);
      for (const each of waiting) if (calls.length >= each.count) each.resolve(calls);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    calls,
    called(count) {
      if (calls.length >= count) return Promise.resolve(calls);
      return new Promise((resolve) => waiting.push({ count, resolve }));
    },
    on: (path, answer) => void responders.set(path, answer),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function read(request: http.IncomingMessage, base: string, token: string): Promise<Call> {
  const asked = new URL(request.url ?? "/", base);
  const body = await text(request);
  const posted = Object.fromEntries(new URLSearchParams(body));
  const isPost = request.method === "POST";
  const signature = String(request.headers["x-twilio-signature"]);
  const isSigned = twilio.validateRequest(token, signature, base + request.url, posted);
  return {
    path: asked.pathname,
    method: request.method ?? "",
    headers: request.headers,
    fields: isPost ? posted : Object.fromEntries(asked.searchParams),
    isSigned,
  };
}

const silent: Responder = (response) => {
  response.setHeader("content-type", "text/xml");
  response.end("<Response/>");
};
