import { afterEach, beforeEach, expect, test } from "vitest";
import { Refusal, type File } from "@parley/protocol";
import { FakeServer, refusing } from "../test/fake-server.ts";
import { signedIn, timelineIn, until, type Account } from "../test/person.ts";
import { Unreachable } from "./api.ts";
import { createFiles } from "./files.ts";

const photo: File = {
  id: 41,
  name: "Zoë's garden.png",
  type: "image/png",
  sizeBytes: 5,
  width: 640,
  height: 480,
  thumbnail: true,
};

const url = "http://parley.test";
const answering = (status: number, body: unknown): typeof fetch =>
  (async () => Response.json(body, { status })) as typeof fetch;

test("an upload sends the bytes as they are, under their name and as who one is", async () => {
  const requests: Request[] = [];
  const send: typeof fetch = async (input, init) => {
    requests.push(new Request(input, init));
    return Response.json(photo, { status: 201 });
  };
  const told: number[] = [];
  const files = createFiles({ url, token: "a-token", fetch: send, validate: true });
  const uploaded = await files.upload(new Blob(["words"]), {
    name: "Zoë's garden.png",
    onProgress: (fraction) => told.push(fraction),
  });

  expect(uploaded).toEqual(photo);
  const [request] = requests;
  expect(new URL(request!.url).searchParams.get("name")).toBe("Zoë's garden.png");
  expect(request!.headers.get("authorization")).toBe("Bearer a-token");
  expect(request!.headers.get("content-type")).toBe("application/octet-stream");
  expect(await request!.text()).toBe("words");
  expect(told).toEqual([1]);
});

test("how much of a large file has gone out is told as it goes", async () => {
  const told: number[] = [];
  const take: typeof fetch = async (input, init) => {
    await new Request(input, init).arrayBuffer();
    return Response.json(photo, { status: 201 });
  };
  const large = new Blob(Array.from({ length: 10 }, () => "x".repeat(100_000)));
  const onProgress = (fraction: number) => told.push(fraction);
  await createFiles({ url, fetch: take }).upload(large, { name: "x", onProgress });
  expect(told.length).toBeGreaterThan(2);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  expect(told.at(-1)).toBe(1);
});

test("what is refused says why, and what is called off says so", async () => {
  const { status, body } = refusing("file_too_large");
  const refused = createFiles({ url, fetch: answering(status, body) });
  const given = new Blob(["x"]);
  await expect(refused.upload(given, { name: "x" })).rejects.toBeInstanceOf(Refusal);
  await expect(refused.upload(given, { name: "x" })).rejects.toMatchObject({
    code: "file_too_large",
  });
  const lost = createFiles({ url, fetch: () => Promise.reject(new TypeError("no network")) });
  await expect(lost.upload(given, { name: "x" })).rejects.toBeInstanceOf(Unreachable);
  const reason = new Error("never mind");
  const signal = AbortSignal.abort(reason);
  await expect(refused.upload(given, { name: "x", signal })).rejects.toBe(reason);
});

test("how large a file may be is known once connected", async () => {
  const server = await FakeServer.start();
  const { parley } = await signedIn(server);
  expect(parley.state.get().fileMaxBytes).toBe(25_000_000);
  await parley.stop();
  await server.stop();
});

test("addresses carry the account's slot, since no header can", () => {
  const files = createFiles({ url, slot: 3 });
  expect(files.fileUrl(photo)).toBe(`${url}/files/41/Zo%C3%AB's%20garden.png?slot=3`);
  expect(files.thumbnailUrl(photo)).toBe(`${url}/files/41/thumbnail?slot=3`);
  expect(createFiles({ url }).thumbnailUrl(photo)).toBe(`${url}/files/41/thumbnail`);
});

let server: FakeServer;
let account: Account;
beforeEach(async () => {
  server = await FakeServer.start();
  server.conversation(7);
  account = await signedIn(server);
});
afterEach(async () => {
  await account.parley.stop();
  await server.stop();
});

test("a message shows its files while it is sent and after, and sends their ids", async () => {
  const { parley } = account;
  await parley.open(7);
  server.isLive = false;
  const cid = parley.send(7, "", { files: [photo] });
  const { outbox } = await until(parley, (state) => state.outbox.length > 0);
  expect(outbox[0]).toMatchObject({ cid, body: "", files: [photo] });
  await until(parley, (state) => state.outbox.length === 0);
  expect(timelineIn(parley, 7).messages.at(-1)).toMatchObject({ cid, files: [photo] });
  const sent = server.heard.find(({ name }) => name === "message.send");
  expect(sent!.payload).toMatchObject({ cid, files: [photo.id] });
});
