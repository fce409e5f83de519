import { randomBytes } from "node:crypto";
import { pino } from "pino";
import { expect, inject, test } from "vitest";
import { buildApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { administer, databaseUrl } from "../postgres.ts";
import { claimRedis } from "../redis.ts";

test("nodes that start at the same moment on an empty database make it once", async () => {
  const name = inject("template").replace(/template$/, randomBytes(6).toString("hex"));
  await administer(`create database ${name}`);
  const redis = await claimRedis();
  const config = readConfig({ DATABASE_URL: databaseUrl(name), ...redis.settings });
  const apps = await Promise.all(
    Array.from({ length: 4 }, () => buildApp({ config, log: pino({ level: "silent" }) })),
  );

  const { db } = apps[0]!.parts.database;
  const conversations = await db.selectFrom("conversation").select(["name", "general"]).execute();
  expect(conversations).toEqual([{ name: "general", general: 1 }]);
  expect(new Set(apps.map((app) => app.parts.database.epoch))).toHaveLength(1);

  for (const app of apps) await app.close();
  await redis.release();
  await administer(`drop database ${name} with (force)`);
});
