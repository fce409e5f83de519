import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Message } from "@parley/protocol";
import { begin } from "../../../test/conversations.ts";
import { dot } from "../../../test/files.ts";
import { Handset } from "../../../test/handset.ts";
import { formOf, hook, post } from "../../../test/hook.ts";
import { startServer, type TestServer } from "../../../test/server.ts";
import type { TestSocket } from "../../../test/socket.ts";

let server: TestServer;
let socket: TestSocket;
let bo: Handset;
let line: string;

beforeAll(async () => {
  server = await startServer({ settings: { TEXT_HOLD_SECONDS: "60" } });
  const ana = await server.person("ana");
  await begin(ana, { kind: "channel", name: "pictures", phones: true });
  bo = new Handset(server, "+12025550142");
  line = (await bo.ask("JOIN pictures")).from;
  socket = await ana.socket();
});
afterAll(() => server.close());

const png = { type: "image/png", bytes: dot };

async function message(on: TestSocket, fits: (message: Message) => boolean): Promise<Message> {
  const event = await on.event((one) => "message" in one && fits(one.message));
  return (event as Extract<typeof event, { message: Message }>).message;
}

describe("pictures that come with a text", () => {
  test.each([0, 1, 2, 9, 10])("%i of them stand in one message, in order", async (count) => {
    const body = `with ${count}`;
    await bo.write(
      body,
      line,
      Array.from({ length: count }, () => png),
    );
    const { files = [] } = await message(socket, (one) => one.body === body);
    expect(files.map((file) => file.name)).toEqual(
      Array.from({ length: count }, (_, index) => `picture-${index + 1}.png`),
    );
  });

  test("may come without a word", async () => {
    await bo.write("", line, [png]);
    const { files } = await message(socket, (one) => one.body === "");
    expect(files).toMatchObject([{ type: "image/png", thumbnail: true }]);
  });

  test("that cannot be fetched are missed visibly, and hold up nothing else", async () => {
    const { accountSid } = server.parts.twilio;
    const gone = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/MM1/Media/ME1`;
    const form = { To: line, NumMedia: "2", MediaUrl0: gone, MediaUrl1: `${gone}2` };
    await hook(server, { ...form, Body: "look at these" });
    const both = await message(socket, (one) => one.body.startsWith("look at these"));
    expect(both.body).toBe(
      "look at these\n[2 pictures that came with this text could not be fetched.]",
    );
    await hook(server, { ...form, NumMedia: "1", Body: "" });
    await message(
      socket,
      (one) => one.body === "[A picture that came with this text could not be fetched.]",
    );
  });

  test("are asked for at Twilio alone, whatever the text names", async () => {
    const asked: string[] = [];
    const stranger = await serve((path) => asked.push(path));
    for (const url of [stranger.url, `${stranger.url}/x.twilio.com`, "file:///etc/passwd"]) {
      const body = `from ${url}`;
      await hook(server, { To: line, NumMedia: "1", MediaUrl0: url, Body: body });
      await message(socket, (one) => one.body.startsWith(`${body}\n[A picture`));
    }
    expect(asked).toEqual([]);
    await stranger.close();
  });
});

test("pictures are fetched from a host that redirects, which is not told who we are", async () => {
  const asked: string[] = [];
  const store = await serve((path, reply, headers) => {
    asked.push(`${path} ${headers.authorization === undefined ? "anonymous" : "named"}`);
    reply.setHeader("content-type", "image/png").end(dot);
  });
  const elsewhere = store.url.replace("127.0.0.1", "localhost");
  const twilio = await serve((path, reply) => {
    asked.push(path);
    reply.writeHead(307, { location: `${elsewhere}/kept/1` }).end();
  });
  const account = `AC${"1".repeat(32)}`;
  const real = await startServer({
    settings: {
      TEXT_HOLD_SECONDS: "60",
      TWILIO_ACCOUNT_SID: account,
      TWILIO_AUTH_TOKEN: "2".repeat(32),
      TWILIO_PHONE_NUMBERS: "+12025550101,+12025550102",
      TWILIO_VERIFY_SERVICE_SID: `VA${"3".repeat(32)}`,
      TWILIO_EMULATOR_URL: twilio.url,
    },
  });
  const cy = await real.person("cyd");
  await begin(cy, { kind: "channel", name: "pictures", phones: true });
  const heard = await cy.socket();
  const form = formOf(real, { Body: "JOIN pictures", To: "+12025550101" });
  expect((await post(real, form)).status).toBe(200);
  await heard.event((one) => "membership" in one && one.membership.change === "joined");
  const path = `/2010-04-01/Accounts/${account}/Messages/MM1/Media/ME1`;
  const { number } = await seatOf(real, form["From"]!);
  const url = `https://api.twilio.com${path}`;
  await hook(real, { Body: "look", To: number, NumMedia: "1", MediaUrl0: url });
  const { files } = await message(heard, (one) => one.body === "look");
  expect(files).toMatchObject([{ type: "image/png", width: 1 }]);
  const media = asked.filter((one) => /Media|kept/.test(one));
  expect(media).toEqual([`/api.twilio.com${path}`, "/kept/1 anonymous"]);
  await real.close();
  await Promise.all([store.close(), twilio.close()]);
});

function seatOf({ parts }: TestServer, phone: string): Promise<{ number: string }> {
  const { db } = parts.database;
  return db.selectFrom("seat").selectAll().where("phone", "=", phone).executeTakeFirstOrThrow();
}

type Handle = (
  path: string,
  reply: Parameters<Parameters<typeof createServer>[1] & object>[1],
  headers: Record<string, string | string[] | undefined>,
) => void;

/** A server of somebody else's. */
async function serve(handle: Handle): Promise<{ url: string; close(): Promise<unknown> }> {
  const one: Server = createServer((request, reply) =>
    handle(request.url!, reply, request.headers),
  );
  await new Promise<void>((listening) => one.listen(0, "127.0.0.1", listening));
  const { port } = one.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => one.close(closed)),
  };
}
