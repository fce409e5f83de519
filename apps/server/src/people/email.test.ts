import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, block, keep, put, refusalOf, say } from "../../test/conversations.ts";
import { phone } from "../../test/phone.ts";
import { seat } from "../../test/seating.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { Visitor, type Someone } from "../../test/visitor.ts";

const password = "seven pale lanterns";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const emailOf = async (who: Visitor) => (await who.call("getMe")).email;

/** Keeps, word for word, whatever they are answered and pushed from now on. */
async function overhear(who: Someone) {
  const heard: string[] = [];
  who.fetch = async (path, init) => {
    const response = await Visitor.prototype.fetch.call(who, path, init);
    heard.push(await response.clone().text());
    return response;
  };
  const socket = await who.socket();
  heard.push(JSON.stringify(socket.sync));
  socket.io.onAny((...push: unknown[]) => heard.push(JSON.stringify(push)));
  return { socket, heard: () => heard.join("\n") };
}

test("an address given with a new account is its owner's to see, change and remove", async () => {
  const ana = server.visitor();
  const given = { email: "  Ana.L+chat@Example.ORG " };
  await ana.call("createPerson", { body: { username: "ana", password, ...given } });
  expect(await emailOf(ana)).toBe("Ana.L+chat@example.org");
  await ana.call("changeMe", { body: { email: "ana@home.example" } });
  await ana.call("changeMe", { body: { displayName: "Ana" } });
  expect(await emailOf(ana)).toBe("ana@home.example");
  await ana.call("changeMe", { body: { email: null } });
  expect(await emailOf(ana)).toBeNull();
  // Two may give the same, or nobody could be told theirs is taken without telling who is here.
  for (const username of ["bob", "bea"]) {
    const visitor = server.visitor();
    await visitor.call("createPerson", { body: { username, password, email: "us@home.example" } });
    expect(await emailOf(visitor)).toBe("us@home.example");
  }
});

test("what is no address is refused before anything is made, changed or used up", async () => {
  const host = await server.person("host");
  const wrong = ["", " ", "ana", "ana@", "a b@example.org", "ana@example", "a@b.c\n@d.example"];
  for (const email of [...wrong, `${"x".repeat(245)}@example.org`]) {
    expect(await refusalOf(host.call("changeMe", { body: { email } }))).toBe("email_invalid");
    const body = { username: "newcomer", password, email };
    const attempt = server.visitor().call("createPerson", { body });
    expect(await refusalOf(attempt)).toBe("email_invalid");
  }
  const theirs = phone(server, "+12025550190");
  const visitor = server.visitor();
  const proof = await theirs.prove(visitor, "register");
  const as = (email: string) =>
    visitor.call("createPerson", { body: { ...proof, displayName: "Cy", email } });
  expect(await refusalOf(as("cy at example.org"))).toBe("email_invalid");
  await as("cy@example.org");
  expect(await emailOf(visitor)).toBe("cy@example.org");
});

test("somebody who took part by text gives one when they become a member", async () => {
  const host = await server.person("di-host");
  const group = await begin(host, { kind: "group", name: "orchard" });
  const theirs = phone(server, "+12025550191");
  await seat(server, group.id, theirs.number, { name: "Di" });
  const visitor = server.visitor();
  const body = { ...(await theirs.prove(visitor, "register")), displayName: "Di" };
  await visitor.call("createPerson", { body: { ...body, email: "di@example.org" } });
  expect(await emailOf(visitor)).toBe("di@example.org");
});

test("an address signs nobody in, and finds nobody", async () => {
  const eve = await server.person("eve");
  await eve.call("changeMe", { body: { email: "eve@example.org" } });
  const fay = await server.person("fay");
  const signIn = fay.call("createSession", { body: { username: "eve@example.org", password } });
  expect(await refusalOf(signIn)).toBe("wrong_credentials");
  for (const q of ["eve@example.org", "eve@", "example.org"])
    expect((await fay.call("findPeople", { query: { q } })).items).toEqual([]);
});

test("an address is in the answer of GET /api/me, and nowhere else on the wire or in the log", async () => {
  const gil = await server.person("gil");
  const hal = await server.person("hal");
  const [told, overheard] = [await overhear(gil), await overhear(hal)];
  const email = "qzmailbox@example.org";
  await gil.call("changeMe", { body: { email } });

  const { id } = await begin(gil, { kind: "group", name: "shed", people: [hal.me.id] });
  await put(hal, id, "me");
  await gil.call("sendContactRequest", { body: { person: hal.me.id } });
  await keep(hal, gil);
  await gil.call("changeMe", { body: { displayName: "Gil Fox" } });
  await overheard.socket.notice("person");
  await say(gil, id, "the ladder is back");

  const params = { conversation: id };
  await hal.call("listMembers", { params });
  await hal.call("listMessages", { params });
  await hal.call("listConversations");
  await hal.call("listContacts");
  await block(hal, gil);
  await hal.call("listBlocks");
  await hal.call("findPeople", { query: { q: "gil" } });
  await hal.call("findPeople", { query: { ids: String(gil.me.id) } });
  // And what goes to their own machines, where it would be kept.
  await gil.call("listAccounts");
  await gil.call("listSessions");
  const again = [await overhear(gil), await overhear(hal)];
  for (const { socket } of [told, overheard, ...again]) await socket.settle();

  for (const { heard } of [told, overheard, ...again]) {
    expect(heard()).toContain("Gil Fox");
    expect(heard()).not.toContain("qzmailbox");
  }
  expect(server.log.join("\n")).not.toContain("qzmailbox");
  expect(await emailOf(gil)).toBe(email);
});
