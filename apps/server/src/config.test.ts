import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-config-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("the settings", () => {
  test("nothing has to be set", () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: "127.0.0.1",
      publicUrl: null,
      trustedProxies: [],
      dataFolder: "./data",
      fileMaxBytes: 25_000_000,
      s3: null,
      databaseUrl: null,
      redisUrl: null,
      tls: null,
      logLevel: "info",
      twilio: null,
      texts: {
        dailyBudgetMicros: 10_000_000,
        segmentPriceMicros: 11_300,
        holdMs: 5_000,
        restMs: 30 * 24 * 3600 * 1000,
        keepMs: 2_592_000_000,
        simulatedNumbers: 5,
        countries: null,
      },
      codeDailyLimit: 1_000,
      codeHourlyLimit: 300,
      codeCountryLimit: 250,
      textLookup: false,
      secure: false,
    });
  });

  test("an empty value is one that is not set", () => {
    expect(readConfig({ PORT: "", HOST: "", TLS_CERT: "", PUBLIC_URL: "" })).toEqual(
      readConfig({}),
    );
  });

  test("countries are codes of countries, however they are written", () => {
    expect(readConfig({ TEXT_COUNTRIES: "us, De" }).texts.countries).toEqual(["US", "DE"]);
    expect(() => readConfig({ TEXT_COUNTRIES: "US,Germany" })).toThrow(/TEXT_COUNTRIES/);
  });

  test("other people's variables are nobody's business", () => {
    expect(readConfig({ PATH: "/bin", PORT_NAME: "x" })).toEqual(readConfig({}));
  });

  test("every value that cannot be used is named at once, with what was expected", () => {
    const problems = problemsOf({
      PORT: "eighty",
      PUBLIC_URL: "chat.example.org",
      DATABASE_URL: "mysql://host/parley",
      REDIS_URL: "http://host",
      LOG_LEVEL: "loud",
      TWILIO_ACCOUNT_SID: "AC1",
      TWILIO_AUTH_TOKEN: "secret",
      TWILIO_PHONE_NUMBERS: "+15551234567,5551234567",
      TWILIO_VERIFY_SERVICE_SID: "VA1",
    });

    expect(problems.map((problem) => problem.split(":")[0])).toEqual([
      "PORT",
      "PUBLIC_URL",
      "DATABASE_URL",
      "REDIS_URL",
      "LOG_LEVEL",
      "TWILIO_ACCOUNT_SID",
      "TWILIO_AUTH_TOKEN",
      "TWILIO_PHONE_NUMBERS.1",
      "TWILIO_VERIFY_SERVICE_SID",
    ]);
    expect(problems).toContain("PUBLIC_URL: must be a URL like https://chat.example.org");
    expect(problems).toContain("TWILIO_AUTH_TOKEN: must be 32 hex digits");
  });

  test("a refusal does not repeat a secret", () => {
    const canary = "hunter2canary";
    const problems = problemsOf({
      DATABASE_URL: `mysql://me:${canary}@host/parley`,
      REDIS_URL: `http://:${canary}@host`,
      TWILIO_AUTH_TOKEN: canary,
    });
    expect(problems.join("\n")).not.toContain(canary);
  });

  test("half of what goes together is refused with the missing half", () => {
    const cert = file("cert.pem", "cert");
    expect(problemsOf({ TLS_CERT: cert })).toEqual(["TLS_KEY: needed together with TLS_CERT"]);
    expect(
      problemsOf({
        TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
        TWILIO_PHONE_NUMBERS: "+15551234567",
      }),
    ).toEqual([
      "TWILIO_AUTH_TOKEN, TWILIO_VERIFY_SERVICE_SID: needed together with TWILIO_ACCOUNT_SID, TWILIO_PHONE_NUMBERS",
    ]);
    const key = { FILES_S3_ACCESS_KEY_ID: "id", FILES_S3_SECRET_ACCESS_KEY: "key" };
    expect(problemsOf({ FILES_S3_ENDPOINT: "https://s3.example.org", ...key })).toEqual([
      "FILES_S3_BUCKET: needed together with FILES_S3_ENDPOINT, FILES_S3_ACCESS_KEY_ID, FILES_S3_SECRET_ACCESS_KEY",
    ]);
    expect(problemsOf({ FILES_S3_REGION: "eu-north-1" })).toEqual([
      "FILES_S3_REGION: is the region of an S3 store: name that too",
    ]);
  });

  test("certificate and key are read, and make the server a secure one", () => {
    const config = readConfig({ TLS_CERT: file("c.pem", "CERT"), TLS_KEY: file("k.pem", "KEY") });
    expect(config.tls).toEqual({ cert: "CERT", key: "KEY" });
    expect(config.secure).toBe(true);
  });

  test("a file that cannot be read is named with the reason", () => {
    const missing = join(folder, "missing.pem");
    expect(problemsOf({ TLS_CERT: missing, TLS_KEY: missing })).toEqual([
      `TLS_CERT: the file ${missing} cannot be read (ENOENT)`,
      `TLS_KEY: the file ${missing} cannot be read (ENOENT)`,
    ]);
  });

  test("a secret may come from a file, and its last line break is not part of it", () => {
    const url = "postgres://parley:secret@database/parley";
    expect(readConfig({ DATABASE_URL_FILE: file("database", `${url}\n`) }).databaseUrl).toBe(url);
  });

  test("a secret given twice, or from a file that is not there, is refused", () => {
    const database = file("database", "postgres://database/parley");
    expect(
      problemsOf({ DATABASE_URL: "postgres://other/parley", DATABASE_URL_FILE: database }),
    ).toEqual(["DATABASE_URL: given both as a value and as DATABASE_URL_FILE"]);
    expect(problemsOf({ REDIS_URL_FILE: join(folder, "none") })).toEqual([
      `REDIS_URL_FILE: the file ${join(folder, "none")} cannot be read (ENOENT)`,
    ]);
  });

  test.for(["https://a.example/chat", "https://a.example/?x=1", "https://me@a.example", "/chat"])(
    "%s is no public address: the server has its host to itself",
    (value) => {
      expect(problemsOf({ PUBLIC_URL: value })).toEqual([
        expect.stringMatching(/^PUBLIC_URL: must /) as string,
      ]);
    },
  );

  test.for(["nonsense", "10.0.0.1/33", "10.0.0.1, chat.example.org", "::1/129"])(
    "%s names no proxies",
    (value) => {
      expect(problemsOf({ TRUSTED_PROXIES: value })).toEqual([
        expect.stringMatching(/^TRUSTED_PROXIES: must be /) as string,
      ]);
    },
  );

  test("proxies are named by address, range or the name of a range", () => {
    const TRUSTED_PROXIES = "10.0.0.1, 10.0.0.0/8, fd00::/8, ::1, loopback";
    expect(readConfig({ TRUSTED_PROXIES }).trustedProxies).toHaveLength(5);
  });

  test("Redis without PostgreSQL is refused: a SQLite file serves one node", () => {
    expect(problemsOf({ REDIS_URL: "redis://host:6379" })).toEqual([
      "REDIS_URL: several nodes need DATABASE_URL too, a SQLite file serves one",
    ]);
  });

  test("a public https address makes cookies secure, and proxies on this machine are believed", () => {
    const config = readConfig({ PUBLIC_URL: "https://chat.example.org" });
    expect(config.secure).toBe(true);
    expect(config.trustedProxies).toEqual(["127.0.0.1", "::1"]);
    expect(readConfig({ PUBLIC_URL: "http://chat.lan" }).secure).toBe(false);
    expect(
      readConfig({ PUBLIC_URL: "https://a.example", TRUSTED_PROXIES: "10.0.0.1, 10.0.0.2" })
        .trustedProxies,
    ).toEqual(["10.0.0.1", "10.0.0.2"]);
  });
});

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error("These settings were accepted.");
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
