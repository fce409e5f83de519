import http from "node:http";
import { text } from "node:stream/consumers";
import twilio from "twilio";
import { expect, onTestFinished, test } from "vitest";
import { refusal } from "./account.ts";
import { ACCOUNT_SID, ANNA, AUTH_TOKEN, house, OURS, type House } from "./house.ts";

async function opened(emulator: House): Promise<string> {
  const listening = await emulator.listen({ port: 0 });
  onTestFinished(() => listening.close());
  return listening.url;
}

/** The SDK over real sockets: host by host under one address. */
class Rebased extends twilio.RequestClient {
  readonly #base: string;

  constructor(base: string) {
    super();
    this.#base = base;
  }

  override request(...[options]: Parameters<twilio.RequestClient["request"]>) {
    const { host, pathname, search } = new URL(options.uri);
    const uri = `${this.#base}/${host}${pathname}${search}`;
    return super.request({ ...options, uri }) as never;
  }
}

test("the SDK speaks to it over HTTP as it does in process", async () => {
  const emulator = await house();
  const httpClient = new Rebased(await opened(emulator));
  const client = twilio(ACCOUNT_SID, AUTH_TOKEN, { httpClient });
  const { sid } = await client.messages.create({ to: ANNA, from: OURS, body: "Grüße & 1+1" });
  await emulator.settle();
  expect(emulator.handsets.texts(ANNA)).toMatchObject([{ body: "Grüße & 1+1" }]);
  for (const body of ["two", "three"]) await client.messages.create({ to: ANNA, from: OURS, body });
  expect(await client.messages.list({ pageSize: 1 })).toHaveLength(3);
  await emulator.settle();
  expect(await client.messages(sid).remove()).toBe(true);
  expect(await refusal(client.messages(sid).fetch())).toMatchObject({ status: 404, code: 20404 });
  const stranger = twilio(ACCOUNT_SID, "wrong", { httpClient });
  expect(await refusal(stranger.messages.list())).toMatchObject({ status: 401, code: 20003 });
});

test("a lost answer is a socket that closes", async () => {
  const emulator = await house();
  const httpClient = new Rebased(await opened(emulator));
  const client = twilio(ACCOUNT_SID, AUTH_TOKEN, { httpClient });
  emulator.faults.set({ lost: 1 });
  const lost: { code: unknown } = await refusal(
    client.messages.create({ to: ANNA, from: OURS, body: "Hello" }),
  );
  expect(lost.code).toBe("ECONNRESET");
  expect(await client.messages.list()).toHaveLength(1);
});

test("handsets are read, written on and broken over HTTP", async () => {
  const emulator = await house();
  const url = `${await opened(emulator)}/phones/api`;
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    return [response.status, await response.json()] as const;
  };
  const anna = encodeURIComponent(ANNA);
  expect(await ask("GET", "numbers")).toMatchObject([
    200,
    { items: expect.arrayContaining([{ number: OURS, kind: "long-code" }]) },
  ]);
  expect(await ask("POST", "handsets", { number: ANNA })).toMatchObject([201, { number: ANNA }]);
  expect(await ask("GET", "handsets")).toMatchObject([200, { items: [{ number: ANNA }] }]);
  const written = { to: OURS, body: "Hello" };
  expect(await ask("POST", `handsets/${anna}/texts`, written)).toMatchObject([201, written]);
  await emulator.settle();
  expect(emulator.app.calls).toHaveLength(1);
  expect(await ask("GET", `handsets/${anna}/texts`)).toMatchObject([200, { items: [written] }]);
  expect(await ask("PUT", `handsets/${anna}/faults`, { off: true })).toMatchObject([
    200,
    { faults: { off: true } },
  ]);
  expect(await ask("POST", `handsets/${anna}/texts`, written)).toMatchObject([422, {}]);
  expect(await ask("PUT", "faults", { tooMany: 3 })).toMatchObject([200, { tooMany: 3 }]);
  expect(await ask("GET", "faults")).toMatchObject([200, { tooMany: 3 }]);
  expect(await ask("GET", "console")).toMatchObject([200, { items: [] }]);
});

test.each([
  ["POST", "handsets", "{", 400],
  ["POST", "handsets", '{"number":"Anna"}', 400],
  ["POST", "handsets/%2B15005551001/texts", '{"to":"+15005550100","body":1}', 400],
  ["POST", "handsets/%2B15005551001/texts", '{"to":"+15005550100","body":""}', 422],
  [
    "POST",
    "handsets/%2B15005551001/texts",
    '{"to":"+15005550100","media":[{"type":"image/png\\r\\nx: y","base64":""}]}',
    422,
  ],
  ["PUT", "handsets/%2B15005551001/faults", '{"off":"yes"}', 400],
  ["PUT", "faults", '{"unheard":1}', 400],
  ["PUT", "faults", '{"tooMany":-1}', 400],
  ["GET", "handsets/%E0%A4%A", undefined, 400],
  ["GET", "nothing", undefined, 404],
  ["GET", "media/ME0", undefined, 404],
])("%s %s %s is answered %i", async (method, path, body, status) => {
  const url = await opened(await house());
  const response = await fetch(`${url}/phones/api/${path}`, {
    method,
    ...(body !== undefined && { body, headers: { "content-type": "application/json" } }),
  });
  expect(response.status).toBe(status);
});

test("another site's page can neither ask under its own name nor post a form", async () => {
  const url = new URL(await opened(await house()));
  const ask = (method: string, headers: http.OutgoingHttpHeaders, path = "/phones/api/handsets") =>
    new Promise<number>((resolve, reject) => {
      const request = http.request({ host: url.hostname, port: url.port, path, method, headers });
      request.on("error", reject);
      request.on("response", (response) => {
        void text(response).then(() => resolve(response.statusCode ?? 0));
      });
      request.end(method === "POST" ? JSON.stringify({ number: ANNA }) : undefined);
    });
  expect(await ask("GET", { host: "rebound.example" })).toBe(403);
  expect(await ask("POST", { "content-type": "text/plain" })).toBe(415);
  expect(await ask("GET", {})).toBe(200);
  expect(await ask("GET", {}, "//")).toBe(400);
});

test("a body beyond all measure is refused in words", async () => {
  const url = await opened(await house());
  const response = await fetch(`${url}/phones/api/faults`, {
    method: "PUT",
    body: "x".repeat(11 * 1024 * 1024),
    headers: { "content-type": "application/json" },
  });
  expect(response.status).toBe(413);
});

test("only loopback addresses are listened on", async () => {
  const { listen } = await house();
  await expect(listen({ host: "0.0.0.0", port: 0 })).rejects.toThrow("loopback");
});
