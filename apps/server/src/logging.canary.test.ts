import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io } from "socket.io-client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase, type TestDatabase } from "../test/database.ts";
import { endServers, runServer, visit } from "../test/process.ts";
import { tokenIn, type Visitor } from "../test/visitor.ts";

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-canary-"));
  database = await createDatabase();
});

afterEach(async () => {
  await endServers();
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** One for everything that somebody may write or hold. None is part of another, or of any address. */
const canaries = {
  password: "qzpassworda",
  wrongPassword: "qzwrongb",
  newPassword: "qznewpasswordc",
  displayName: "Qzdisplay Name",
  nickname: "Qznickname",
  body: "qzbody one",
  edited: "qzedited two",
  topic: "qztopic three",
  contactName: "qzcontact four",
  query: "qzquery",
  malformed: "qzmalformed",
  header: "qzheader",
};

const UNHURRIED = { timeout: 60_000 };

test(
  "no level of the log repeats what people write, hold or send in error",
  UNHURRIED,
  async () => {
    const server = runServer(folder, { ...database.settings, LOG_LEVEL: "trace" });
    const url = await server.address();
    const ana = visit(url);
    const bola = visit(url);

    await ana.call("createPerson", {
      body: { username: "ana", password: canaries.password, displayName: canaries.displayName },
    });
    const guest = await bola.call("createGuest", { body: { nickname: canaries.nickname } });
    await talk(ana, guest.id);
    const token = await mistakes(ana, url);
    const cookies = [...ana.cookies.values(), ...bola.cookies.values()];

    server.send("SIGTERM");
    expect(await server.exited).toBe(0);
    const said = server.stderr + server.stdout;
    expect(said).toContain("account created");
    expect(said).toContain("sign-in refused");
    for (const secret of [...Object.values(canaries), ...cookies, token]) {
      expect(said).not.toContain(secret);
    }
  },
);

async function talk(ana: Visitor, other: number): Promise<void> {
  const { id: conversation } = await ana.call("createConversation", {
    body: { kind: "channel", name: "canaries", topic: canaries.topic },
  });
  const params = { conversation };
  const cid = crypto.randomUUID();
  await ana.call("sendMessage", { params, body: { cid, body: canaries.body } });
  await ana.call("editMessage", { params: { ...params, seq: 1 }, body: { body: canaries.edited } });
  await ana.call("keepContact", {
    params: { person: other },
    body: { name: canaries.contactName },
  });
  await ana.call("findPeople", { query: { q: canaries.query } });
  const socket = await ana.socket();
  await socket.send("message.send", {
    conversation,
    cid: crypto.randomUUID(),
    body: canaries.body,
  });
  socket.io.emit("message.send", { conversation, body: canaries.malformed, [canaries.query]: 1 });
  await socket.send("read", { conversation, seq: 2 });
  socket.close();
}

/** Everything that goes wrong, so that every place that tells of errors has one to tell. */
async function mistakes(ana: Visitor, url: string): Promise<string> {
  const wrong = { username: "ana", password: canaries.wrongPassword };
  await expect(visit(url).call("createSession", { body: wrong })).rejects.toMatchObject({
    code: "wrong_credentials",
  });
  const taken = { username: "ana", password: canaries.newPassword };
  await expect(visit(url).call("createPerson", { body: taken })).rejects.toMatchObject({
    code: "username_taken",
  });

  const bodies = [`{"body": ${canaries.malformed}`, `"${canaries.malformed}"`, canaries.malformed];
  for (const body of bodies) await ana.fetch("/api/people", { method: "POST", body });
  await ana.fetch(`/api/none/?token=${canaries.query}`);
  await ana.fetch(`/api/people?q=${canaries.query}&${canaries.query}=1`);
  await ana.fetch("/api/me", { headers: { authorization: `Bearer ${canaries.header}` } });
  await ana.fetch("/api/me", { headers: { cookie: `sid0=${canaries.header}` } });
  await ana.fetch("/api/me", { headers: { origin: `https://${canaries.header}.example` } });
  await refused(url, { token: canaries.query }, canaries.header);

  const change = { currentPassword: canaries.password, newPassword: canaries.newPassword };
  await ana.call("changeMe", { body: change });
  const program = visit(url);
  program.isProgram = true;
  const credentials = { username: "ana", password: canaries.newPassword };
  return tokenIn(await program.call("createToken", { body: credentials }));
}

function refused(url: string, auth: object, bearer: string): Promise<void> {
  const socket = io(url, {
    auth,
    extraHeaders: { authorization: `Bearer ${bearer}` },
    transports: ["websocket"],
    reconnection: false,
  });
  return new Promise((resolve) => {
    socket.on("connect_error", () => {
      socket.close();
      resolve();
    });
  });
}
