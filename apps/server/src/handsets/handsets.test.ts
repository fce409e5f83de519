import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { endpoints, Refusal } from "@parley/protocol";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Visitor } from "../../test/visitor.ts";

const CY = "+12025550142";
const DEE = "+12025550143";

let server: TestServer;
let ana: Visitor;
beforeEach(async () => {
  server = await startServer();
  ana = server.visitor();
});
afterEach(() => server.close());

const textsOf = async (number: string) =>
  (await ana.call("listHandsetTexts", { params: { number } })).items;

describe("whoever sits at this machine", () => {
  test("adds a phone, which is the same one for the same number however it is spelled", async () => {
    const cy = await ana.call("addHandset", { body: { number: CY } });
    expect(cy).toMatchObject({ number: CY, faults: { off: false, lineType: "mobile" } });
    await ana.call("addHandset", { body: { number: "+1 (202) 555-0142" } });
    const { items } = await ana.call("listHandsets");
    expect(items).toEqual([cy]);
  });

  test("writes on a phone, and reads on both what became of it", async () => {
    const written = await ana.call("writeOnHandset", {
      params: { number: CY },
      body: { to: DEE, body: "be there at 7" },
    });
    expect(written).toMatchObject({ from: CY, to: DEE, body: "be there at 7", direction: "out" });
    await server.parts.twilio.emulator!.idle();
    const [read, ...others] = await textsOf(DEE);
    expect(others).toEqual([]);
    expect(read).toMatchObject({ from: CY, body: "be there at 7", direction: "in" });
    expect(await textsOf(CY)).toEqual([expect.objectContaining({ sid: written.sid })]);
  });

  test("writes no text in which nothing is", async () => {
    const empty = { params: { number: CY }, body: { to: DEE, body: "" } };
    await expect(ana.call("writeOnHandset", empty)).rejects.toMatchObject({ code: "malformed" });
    expect(await textsOf(CY)).toEqual([]);
  });

  test("reads what this server sends", async () => {
    const { client, numbers } = server.parts.twilio;
    await client.messages.create({ to: CY, from: numbers[0]!, body: "Tomatoes are ripe" });
    await server.parts.twilio.emulator!.idle();
    expect(await textsOf(CY)).toMatchObject([
      { from: numbers[0], to: CY, body: "Tomatoes are ripe", direction: "in", status: "delivered" },
    ]);
  });

  test("sees this server's own numbers, none of which can be a phone", async () => {
    const { items } = await ana.call("listOwnNumbers");
    expect(items.map(({ number }) => number)).toEqual(server.parts.twilio.numbers);
    const { number } = items[0]!;
    await expect(ana.call("addHandset", { body: { number } })).rejects.toThrow(
      new Refusal("phone_invalid"),
    );
  });

  test("sees nothing on a phone that nobody has written to", async () => {
    expect(await textsOf(CY)).toEqual([]);
    expect((await ana.call("listHandsets")).items).toEqual([]);
  });

  test("sees a picture as it was sent, and anything else only as a download", async () => {
    const bytes = new TextEncoder().encode("<script>alert(1)</script>");
    const base64 = Buffer.from(bytes).toString("base64");
    const text = await ana.call("writeOnHandset", {
      params: { number: CY },
      body: {
        to: DEE,
        body: "",
        media: [
          { type: "image/png", base64 },
          { type: "text/html", base64 },
        ],
      },
    });
    const [picture, page] = await Promise.all(text.media.map(({ url }) => ana.fetch(url)));
    expect(picture!.headers.get("content-type")).toBe("image/png");
    expect(new Uint8Array(await picture!.arrayBuffer())).toEqual(bytes);
    expect(page!.headers.get("content-type")).toBe("application/octet-stream");
    expect(page!.headers.get("content-disposition")).toBe("attachment");
  });
});

describe("faults", () => {
  test("of a phone change one by one, and a phone that is off cannot write", async () => {
    const params = { number: CY };
    await ana.call("changeHandsetFaults", { params, body: { off: true } });
    const { faults } = await ana.call("changeHandsetFaults", { params, body: { filtered: true } });
    expect(faults).toMatchObject({ off: true, filtered: true, landline: false });
    const writing = ana.call("writeOnHandset", { params, body: { to: DEE, body: "hello" } });
    await expect(writing).rejects.toThrow(new Refusal("phone_unable"));
  });

  test("of the account change one by one", async () => {
    const before = await ana.call("getCarrierFaults");
    const after = await ana.call("changeCarrierFaults", { body: { tooMany: 2 } });
    expect(after).toEqual({ ...before, tooMany: 2 });
    expect(await ana.call("getCarrierFaults")).toEqual(after);
  });

  test("stand in the console's log, the oldest first", async () => {
    const { console } = server.parts.twilio.emulator!;
    console.add({ code: 11200, message: "HTTP retrieval failure" });
    console.add({ code: 12300, message: "Invalid Content-Type", level: "warning" });
    const { items } = await ana.call("listConsole");
    expect(items.map(({ code, level }) => [code, level])).toEqual([
      [11200, "error"],
      [12300, "warning"],
    ]);
  });
});

describe("whoever waits for changes", () => {
  test("is told at once of all phones, and then of each that changed", async () => {
    await ana.call("addHandset", { body: { number: CY } });
    await ana.call("addHandset", { body: { number: DEE } });
    const { last, handsets } = await ana.call("awaitHandsetChanges");
    expect(handsets.toSorted()).toEqual([CY, DEE]);

    const told = ana.call("awaitHandsetChanges", { query: { after: last } });
    await ana.call("changeHandsetFaults", { params: { number: DEE }, body: { off: true } });
    const { last: later, ...changed } = await told;
    expect(changed).toEqual({ handsets: [DEE] });
    expect(later).toBeGreaterThan(last);
  });

  test("is told of what changed before it asked again", async () => {
    const { last } = await ana.call("awaitHandsetChanges");
    await ana.call("addHandset", { body: { number: CY } });
    const { handsets } = await ana.call("awaitHandsetChanges", { query: { after: last } });
    expect(handsets).toEqual([CY]);
  });

  test("is told of everything when it knows a count of an earlier run", async () => {
    await ana.call("addHandset", { body: { number: CY } });
    const { handsets } = await ana.call("awaitHandsetChanges", { query: { after: 12 } });
    expect(handsets).toEqual([CY]);
  });

  test("is told of a new line in the console", async () => {
    const { last } = await ana.call("awaitHandsetChanges");
    const told = ana.call("awaitHandsetChanges", { query: { after: last } });
    server.parts.twilio.emulator!.console.add({ code: 11200, message: "HTTP retrieval failure" });
    expect((await told).last).toBeGreaterThan(last);
  });

  test("does not keep the server from closing", async () => {
    const { last } = await ana.call("awaitHandsetChanges");
    const told = ana.call("awaitHandsetChanges", { query: { after: last } });
    told.catch(() => undefined);
    const closed = server.app.close();
    await expect(closed).resolves.toBeUndefined();
    server = await startServer();
  });
});

test("every address of the phones is in the documents, and is named as simulated", () => {
  const phones = Object.values(endpoints).filter(({ path }) => path.startsWith("/phones/"));
  expect(phones.length).toBeGreaterThan(9);
  expect(new Set(phones.map(({ tag }) => tag))).toEqual(new Set(["Simulated phones"]));
});
