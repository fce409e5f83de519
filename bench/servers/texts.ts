import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import twilio from "twilio";
import { buildApp } from "@parley/server/app";
import { readConfig } from "@parley/server/config";
import { sender } from "@parley/server/messages/send";
import { createEmulator } from "@parley/twilio-emulator";
import { endWithParent } from "./ready.ts";
import { populate, seatPhones } from "./populate.ts";

// Texts through the emulator in this very process: by Parley's outbox, or by a plain loop that keeps
// nothing and asks no more than `messages.create` of each phone.
endWithParent();
const [way, given] = process.argv.slice(2);
const { numbers, phones, messages } = JSON.parse(given!) as Job;
const folder = mkdtempSync(join(tmpdir(), "parley-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
process.send!(await (way === "parley" ? byParley() : byLoop()));

interface Job {
  numbers: string[];
  phones: number;
  messages: number;
}

/** From the first message to the last text accepted, and all that this process spent on it. */
async function measured(work: () => Promise<void>) {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - startedMs) / 1000, cpuSeconds: (user + system) / 1e6 };
}

async function byParley() {
  const app = await buildApp({
    config: readConfig({
      PARLEY_DATA: folder,
      TEXT_HOLD_SECONDS: "0",
      TEXT_DAILY_BUDGET: "1000000",
    }),
    log: pino({ level: "error" }),
    simulation: { numbers },
  });
  const { parts } = app;
  const { conversation, people } = await populate(parts, 1);
  await seatPhones(parts, conversation, phones);
  await app.http.listen({ port: 0, host: "127.0.0.1" });
  const send = sender(parts);
  const asker = { person: people[0]!, session: 0, lane: "api" as const };
  const accepted = async () => {
    const { count } = await parts.database.db
      .selectFrom("text")
      .select((e) => e.fn.count<number>("sid").as("count"))
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  return measured(async () => {
    for (let index = 1; index <= messages; index++) {
      const cid = crypto.randomUUID();
      await send(asker, { conversation, cid, body: `Message number ${index}.` });
      // The next one is a text of its own.
      while ((await accepted()) < index * phones) await changed();
    }
    await parts.twilio.emulator!.idle();
  });

  function changed(): Promise<void> {
    return new Promise((resolve) => parts.texts.onChange(() => resolve()));
  }
}

async function byLoop() {
  const callbacks = createServer((request, reply) => {
    request.resume().on("end", () => reply.writeHead(204).end());
  });
  await new Promise<void>((resolve) => callbacks.listen(0, "127.0.0.1", resolve));
  const { port } = callbacks.address() as { port: number };
  const [accountSid, authToken] = [`AC${"a".repeat(32)}`, "b".repeat(32)];
  const emulator = await createEmulator({
    accountSid,
    authToken,
    numbers: numbers.map((number) => ({ number })),
    journal: join(folder, "phones.jsonl"),
  });
  const client = twilio(accountSid, authToken, { httpClient: emulator.requestClient() });
  const create = (phone: number, index: number) =>
    client.messages.create({
      to: `+1202${5_550_000 + phone}`,
      from: numbers[phone % numbers.length]!,
      body: `person-0: Message number ${index}.`,
      statusCallback: `http://127.0.0.1:${port}/statuses`,
    });
  return measured(async () => {
    for (let index = 1; index <= messages; index++) {
      for (let start = 0; start < phones; start += numbers.length) {
        const some = Math.min(numbers.length, phones - start);
        await Promise.all(Array.from({ length: some }, (_, at) => create(start + at, index)));
      }
    }
    await emulator.idle();
  });
}
