import { randomBytes } from "node:crypto";
import { request as httpRequest, type OutgoingHttpHeaders } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../test/server.ts";
import { rawRequest, type Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone;
beforeAll(async () => {
  server = await startServer();
  ana = await server.person("ana");
});
afterAll(() => server.close());

type Transport = "polling" | "websocket";
const transports: Transport[] = ["polling", "websocket"];

/** Knocks with exactly these headers. Answers "open", or the reason why not. */
async function knock(
  transport: Transport,
  headers: OutgoingHttpHeaders,
  query = "",
  to = server,
): Promise<string> {
  const path = `/socket.io/?EIO=4&transport=${transport}${query}`;
  if (transport === "websocket") return upgrade(to.url + path, headers);
  const { status, body } = await rawRequest(to, "GET", path, headers);
  return status === 200 ? "open" : (JSON.parse(body) as { message: string }).message;
}

function upgrade(url: string, headers: OutgoingHttpHeaders): Promise<string> {
  const asking = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": randomBytes(16).toString("base64"),
  };
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { headers: { ...asking, ...headers } });
    request.on("upgrade", (_, socket) => {
      socket.destroy();
      resolve("open");
    });
    request.on("response", (reply) => {
      let body = "";
      reply.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      reply.on("end", () => resolve(body));
    });
    request.on("error", reject);
    request.end();
  });
}

describe.each(transports)("a handshake by %s", (transport) => {
  test("from our own page, with its cookie, is let in", async () => {
    const headers = { cookie: ana.cookie, origin: server.origin };
    expect(await knock(transport, headers)).toBe("open");
  });

  test.each([
    ["another site", () => "https://evil.example"],
    ["a sandboxed frame", () => "null"],
    ["an empty origin", () => ""],
    ["another port", () => "http://127.0.0.1:1"],
    ["another scheme", () => server.origin.replace("http:", "https:")],
    ["a name that begins alike", () => `${server.origin}.evil.example`],
  ])("from %s is refused, cookie or token or neither", async (_, origin) => {
    const program = await server.program(ana);
    const proofs = [{ cookie: ana.cookie }, { authorization: `Bearer ${program.token}` }, {}];
    for (const proof of proofs) {
      expect(await knock(transport, { ...proof, origin: origin() })).toBe("origin_refused");
    }
  });

  test("with a cookie and no origin is refused, unless our page shows otherwise", async () => {
    const { cookie } = ana;
    expect(await knock(transport, { cookie })).toBe("origin_refused");
    expect(await knock(transport, { cookie, "sec-fetch-site": "cross-site" })).toBe(
      "origin_refused",
    );
    expect(await knock(transport, { cookie, "sec-fetch-site": "same-site" })).toBe(
      "origin_refused",
    );
    expect(await knock(transport, { cookie, "sec-fetch-site": "none" })).toBe("origin_refused");
    expect(await knock(transport, { cookie, "sec-fetch-site": "same-origin" })).toBe("open");
    expect(await knock(transport, { cookie, "parley-slot": "0" })).toBe("open");
  });

  test("with a bearer token needs no origin", async () => {
    const program = await server.program(ana);
    const headers = { authorization: `Bearer ${program.token}` };
    expect(await knock(transport, headers)).toBe("open");
  });

  test("that proves nobody is refused before there is a socket", async () => {
    const { origin } = server;
    const { engine } = server.parts.realtime.io;
    let sockets = 0;
    const count = () => void sockets++;
    engine.on("connection", count);
    const forged = "A".repeat(43);
    const proofs = [
      { origin },
      { origin, cookie: `sid0=${forged}` },
      { authorization: `Bearer ${forged}` },
    ];
    for (const proof of proofs) expect(await knock(transport, proof)).toBe("not_signed_in");
    expect(sockets).toBe(0);
    await knock(transport, { origin, cookie: ana.cookie });
    expect(sockets).toBe(1);
    engine.off("connection", count);
  });

  test("is for the account of the slot it names, in the address or a header", async () => {
    const headers = { cookie: ana.cookie, origin: server.origin };
    expect(await knock(transport, headers, "&slot=0")).toBe("open");
    expect(await knock(transport, headers, "&slot=1")).toBe("not_signed_in");
    expect(await knock(transport, { ...headers, "parley-slot": "1" })).toBe("not_signed_in");
  });

  test("with somebody's connection id instead of a session is refused", async () => {
    const query = `&sid=${"A".repeat(20)}`;
    expect(await knock(transport, { origin: server.origin }, query)).toBe("Session ID unknown");
  });

  test("is let in so often from one address, and then refused", async () => {
    const limited = await startServer({
      limits: { "socket.connect": { points: 7, seconds: 600 } },
    });
    const bo = await limited.person("bob");
    const headers = { cookie: bo.cookie, origin: limited.origin };
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => knock(transport, headers, "", limited)),
    );
    expect(answers.filter((answer) => answer === "open")).toHaveLength(7);
    expect(answers.filter((answer) => answer === "too_many")).toHaveLength(33);
    await limited.close();
  });
});

describe("a server that people reach by PUBLIC_URL", () => {
  test.each(transports)(
    "lets in by %s what its own pages ask, and them alone",
    async (transport) => {
      const settings = { PUBLIC_URL: "https://chat.example.org" };
      const secure = await startServer({ settings });
      const bo = await secure.person("bob");
      const from = (origin: string) => knock(transport, { cookie: bo.cookie, origin }, "", secure);
      expect(await from("https://chat.example.org")).toBe("open");
      for (const origin of ["http://chat.example.org", secure.url, "https://evil.example"]) {
        expect(await from(origin)).toBe("origin_refused");
      }
      await secure.close();
    },
  );
});

test("what a client says of itself in the handshake is checked", async () => {
  const says = [
    { cursors: "all" },
    { cursors: [[1, 2, 3, 4]] },
    { cursors: Array.from({ length: 1_001 }, (_, index) => [index + 1, 0]) },
    { epoch: "x".repeat(65) },
    { asker: { person: 1 } },
  ];
  for (const auth of says) {
    await expect(ana.socket(auth as object)).rejects.toMatchObject({ code: "malformed" });
  }
});
