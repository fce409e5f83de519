import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accountSid, authToken, verifyServiceSid } from "../../test/account.ts";
import { createDatabase, type TestDatabase } from "../../test/database.ts";
import { consult, findings } from "../../test/doctor.ts";
import { startS3, type TestS3 } from "../../test/s3.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { readConfig } from "../config.ts";
import { checkAddress } from "./address.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await createDatabase();
});
afterEach(() => database.drop());

describe("beside a server", () => {
  let server: TestServer;
  let env: Record<string, string>;
  beforeAll(async () => {
    server = await startServer();
    env = server.place.database.settings;
  });
  afterAll(() => server.close());

  test("the database has the newest shape, and looking leaves nothing behind", async () => {
    const before = readdirSync(env["PARLEY_DATA"]!);
    expect(await findings(env, "database")).toEqual([
      expect.stringMatching(/^ok: (?:SQLite|PostgreSQL).*, of the newest shape\.$/),
    ]);
    expect(readdirSync(env["PARLEY_DATA"]!)).toEqual(before);
  });

  test("a shape from a newer version is not one to start on, an older one waits for the start", async () => {
    const { db } = server.parts.database;
    const migrations = db.withTables<{ kysely_migration: { name: string; timestamp: string } }>();
    const last = await migrations
      .selectFrom("kysely_migration")
      .select("name")
      .orderBy("name", "desc")
      .executeTakeFirstOrThrow();
    const rename = (from: string, to: string) =>
      migrations
        .updateTable("kysely_migration")
        .set({ name: to })
        .where("name", "=", from)
        .execute();
    await rename(last.name, "9999-later");
    const [newer] = await findings(env, "database");
    await migrations.deleteFrom("kysely_migration").where("name", "=", "9999-later").execute();
    const [older] = await findings(env, "database");
    await migrations
      .insertInto("kysely_migration")
      .values({ name: last.name, timestamp: new Date().toISOString() })
      .execute();
    expect(newer).toMatch(/^wrong: .*a newer Parley has changed its shape \(9999-later\)/);
    expect(older).toMatch(/^warn: .*, of an older shape: .* will run at the next start\./);
    expect(older).toContain(last.name);
  });

  test("its public address is known to lead to it, and not to another", async () => {
    expect(await findings({ ...env, PUBLIC_URL: server.url }, "public address")).toContain(
      `ok: This server answers at ${server.url}.`,
    );
    const other = await startServer();
    const found = await findings({ ...env, PUBLIC_URL: other.url }, "public address");
    await other.close();
    expect(found).toContainEqual(
      expect.stringContaining(`wrong: Another Parley answers at ${other.url}`),
    );
  });
});

test("an empty place is fine, and stays empty", async () => {
  const place = join(database.settings["PARLEY_DATA"]!, "place");
  mkdirSync(place);
  const folder = join(place, "new");
  const { code, out } = await consult({ PARLEY_DATA: folder });
  expect(out).toContain(`✓ database: There is none in ${folder} yet`);
  expect(out).toContain(`✓ data folder: ${folder} can be written to and has`);
  expect(out).toContain("✓ texts: They are simulated");
  expect(out).toContain("http://localhost:8080/phones");
  expect(out).toContain("Nothing is wrong.");
  expect(code).toBe(0);
  expect(readdirSync(place)).toEqual([]);
});

test("a file that is no database, and a folder that is none, are told", async () => {
  const folder = database.settings["PARLEY_DATA"]!;
  writeFileSync(join(folder, "parley.db"), "a shopping list, and not a short one".repeat(40));
  expect(await findings({ PARLEY_DATA: folder }, "database")).toEqual([
    expect.stringContaining("file is not a database"),
  ]);
  expect(await findings({ PARLEY_DATA: join(folder, "parley.db") }, "data folder")).toEqual([
    expect.stringContaining("is not a folder."),
  ]);
});

test("stores that are away are told, each by the setting that names it", async () => {
  const nowhere = {
    ...database.settings,
    DATABASE_URL: "postgres://nobody:open-sesame@127.0.0.1:1/none",
    REDIS_URL: "redis://:open-sesame@127.0.0.1:1",
  };
  const { code, out } = await consult(nowhere);
  expect(out).toContain("✗ database: PostgreSQL (DATABASE_URL) cannot be used");
  expect(out).toContain("✗ redis: Redis (REDIS_URL) cannot be used");
  expect(out).not.toContain("open-sesame");
  expect(code).toBe(1);
});

describe("a file store", () => {
  let s3: TestS3;
  beforeAll(async () => {
    s3 = await startS3();
  });
  afterAll(() => s3.close());

  test("whose key is wrong is told", async () => {
    const env = { ...database.settings, ...s3.settings, FILES_S3_ACCESS_KEY_ID: "another" };
    expect(await findings(env, "file store")).toEqual([
      expect.stringMatching(/^wrong: The bucket parley-files at .* cannot be used: .*403/),
    ]);
  });

  test("that gives its files to anybody is not one to use", async () => {
    const open = await startS3({ isPublic: true });
    expect(await findings({ ...database.settings, ...open.settings }, "file store")).toEqual([
      expect.stringContaining("wrong: Anybody can read what is in the bucket parley-files"),
    ]);
    await open.close();
  });
});

describe("a public address", () => {
  let page: Server;
  let url: string;
  let status = 200;
  beforeAll(async () => {
    page = createServer((_, response) => {
      response.writeHead(status, { location: "https://www.example.org/" }).end("<h1>Welcome</h1>");
    }).listen(0, "127.0.0.1");
    await once(page, "listening");
    url = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
  });
  afterAll(() => void page.close());

  test.each([
    [200, "wrong: Something else than Parley answers at"],
    [301, "wrong: http://127.0.0.1"],
    [502, "warn: http://127.0.0.1"],
  ])("where something else answers with %i is told", async (given, words) => {
    status = given;
    const found = await findings({ ...database.settings, PUBLIC_URL: url }, "public address");
    expect(found[1]).toContain(words);
  });

  test("where nobody answers is worth a look, for the server may not run yet", async () => {
    const env = { ...database.settings, PUBLIC_URL: "http://127.0.0.1:1" };
    expect((await findings(env, "public address"))[1]).toMatch(
      /^warn: http:\/\/127\.0\.0\.1:1 was not reached from here/,
    );
  });

  const withAccount = {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_PHONE_NUMBERS: "+447700900001",
    TWILIO_VERIFY_SERVICE_SID: verifyServiceSid,
  };

  test.each([
    [{}, "wrong: PUBLIC_URL is not set, so Twilio cannot tell this server"],
    [{ PUBLIC_URL: "https://chat.local" }, "wrong: https://chat.local (PUBLIC_URL) leads nowhere"],
    [{ PUBLIC_URL: "https://192.168.1.4" }, "wrong: https://192.168.1.4 (PUBLIC_URL) leads"],
    [{ PUBLIC_URL: "https://my_chat.example.org" }, "(21609)"],
  ])("that Twilio cannot call is a fault with an account (%o)", async (settings, words) => {
    const config = readConfig({ ...database.settings, ...withAccount, ...settings });
    const found = await checkAddress(config, null);
    expect(`${found[0]!.state}: ${found[0]!.words}`).toContain(words);
    expect(found[0]!.state).toBe("wrong");
  });
});

test("settings that cannot be used are all told, and nothing else is looked at", async () => {
  const { code, out } = await consult({ PORT: "none", TWILIO_AUTH_TOKEN: "short" });
  for (const name of ["PORT", "TWILIO_AUTH_TOKEN", "TWILIO_ACCOUNT_SID"])
    expect(out).toContain(name);
  expect(out).not.toContain("short");
  expect(out).not.toContain("database:");
  expect(code).toBe(1);
});
