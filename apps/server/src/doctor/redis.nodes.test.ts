import { expect, test } from "vitest";
import { createDatabase } from "../../test/database.ts";
import { findings } from "../../test/doctor.ts";
import { claimRedis } from "../../test/redis.ts";

test("a Redis that answers is good", async () => {
  const [database, redis] = [await createDatabase(), await claimRedis()];
  const found = await findings({ ...database.settings, ...redis.settings }, "redis", "database");
  await redis.release();
  await database.drop();
  expect(found).toEqual([
    expect.stringMatching(/^ok: PostgreSQL/),
    "ok: It answers and is new enough.",
  ]);
});

test("several nodes that would each simulate phones of their own are warned of it", async () => {
  const [database, redis] = [await createDatabase(), await claimRedis()];
  const found = await findings({ ...database.settings, ...redis.settings }, "settings");
  await redis.release();
  await database.drop();
  expect(found).toEqual([
    expect.stringMatching(/^warn: Each node simulates phones of its own.*TWILIO_EMULATOR_URL/),
  ]);
});
