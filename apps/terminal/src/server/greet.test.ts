import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { certificate, type Certificate } from "../../test/certificates.ts";
import { wordsIn } from "../words/words.ts";
import { addressesOf } from "./address.ts";
import { away } from "./away.ts";
import { trust } from "./certificates.ts";
import { findServer } from "./greet.ts";
import { Trouble } from "./trouble.ts";

const parley = { name: "Parley", version: "0.1.0", protocol: { current: 1, oldest: 1 } };
const answering =
  (body: unknown, status = 200): RequestListener =>
  (_, response) =>
    void response
      .writeHead(status, { "content-type": "application/json" })
      .end(JSON.stringify(body));

async function listening(server: Server): Promise<string> {
  server.listen(0, "localhost");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `localhost:${(server.address() as AddressInfo).port}`;
}

const plain = (body: unknown, status?: number) => listening(createServer(answering(body, status)));
const secure = ({ cert, key }: Certificate) =>
  listening(createSecureServer({ cert, key }, answering(parley)) as unknown as Server);

/** What is said of a server that cannot be used. */
async function said(named: string): Promise<string> {
  const error = await findServer(named).catch((reason: unknown) => reason);
  if (!(error instanceof Trouble)) throw new Error(`No trouble with ${named}`, { cause: error });
  return error.inWords(wordsIn("en"));
}

test.for([
  ["chat.example", "https://chat.example"],
  [" Chat.Example/c/general ", "https://chat.example"],
  ["https://chat.example:8443/", "https://chat.example:8443"],
  ["http://chat.example", "http://chat.example"],
  ["localhost:8080", "https://localhost:8080 http://localhost:8080"],
  ["127.0.0.1:8080", "https://127.0.0.1:8080 http://127.0.0.1:8080"],
  ["[::1]:8080", "https://[::1]:8080 http://[::1]:8080"],
  ["localhost.example", "https://localhost.example"],
  ["", ""],
  ["not a server", ""],
  ["ftp://chat.example", ""],
  ["javascript:alert(1)", ""],
])("%s is looked for at %s", ([named, at]) => {
  expect(addressesOf(named!).join(" ")).toBe(at);
});

test("on this machine plain HTTP will do, where HTTPS is not spoken", async () => {
  const host = await plain(parley);
  expect(await findServer(host)).toMatchObject({ origin: `http://${host}`, version: "0.1.0" });
});

test("where HTTPS was said, plain HTTP will not do", async () => {
  expect(await said(`https://${await plain(parley)}`)).toContain("not over HTTPS");
});

test.for([
  ["too new", { ...parley, protocol: { current: 9, oldest: 9 } }, 200, "too new for this app"],
  ["older than its greeting", { error: { code: "not_found", message: "no" } }, 404, "too old"],
  ["something else", { hello: "world" }, 200, "no Parley server"],
  ["something else that has no such page", "<html>", 404, "no Parley server"],
  ["behind a proxy, and away", "Bad Gateway", 502, "does not answer"],
] as const)("a server that is %s is told apart", async ([, body, status, words]) => {
  expect(await said(`http://${await plain(body, status)}`)).toContain(words);
});

test("nothing at a port, and no such name", async () => {
  const gone = createServer();
  const host = await listening(gone);
  gone.close();
  expect(await said(host)).toContain("no server answers at that port");
  expect(await said("nowhere.invalid")).toContain("There is no nowhere.invalid");
  expect(await said("what is this")).toContain("no address of a server");
});

describe("a certificate", () => {
  test.for([
    ["signed by itself", () => certificate(), "signed itself"],
    ["of another name", () => trusted(certificate({ name: "chat.example" })), "another name"],
    ["of an unknown issuer", () => certificate({ issuer: certificate() }), "does not know"],
  ] as const)("%s is told apart", async ([, make, words]) => {
    expect(await said(await secure(make()))).toContain(words);
  });

  test("that has run out, or is not valid yet, is told apart", () => {
    const words = (code: string): string =>
      away("https://chat.example", new TypeError("fetch failed", { cause: { code } })).inWords(
        wordsIn("en"),
      );
    expect(words("CERT_HAS_EXPIRED")).toContain("has run out");
    expect(words("CERT_NOT_YET_VALID")).toContain("not valid yet");
  });

  test("counts once its file was named", async () => {
    const own = certificate();
    const host = await secure(own);
    expect(await said(host)).toContain("--ca FILE");
    trust(own.file);
    expect(await findServer(host)).toMatchObject({ origin: `https://${host}` });
  });

  test("is refused where there is none in the file", () => {
    const { keyFile } = certificate();
    for (const file of [keyFile, "/nowhere.pem"]) expect(() => trust(file)).toThrow(Trouble);
  });

  function trusted(made: ReturnType<typeof certificate>) {
    trust(made.file);
    return made;
  }
});
