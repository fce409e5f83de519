import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Ledger } from "@parley/protocol";
import { createEmulator, type Emulator } from "@parley/twilio-emulator";
import { ServerChild } from "./servers/child.ts";
import { signUp } from "./sign-up.ts";
import { until } from "./until.ts";

/** So many servers side by side, each killed so many times. */
const SERVERS = 4;
const ROUNDS = 25;
/** Where in the sending of a text the power goes. */
const steps = [
  "the message is acknowledged",
  "its text is being made",
  "Twilio is about to take it",
  "Twilio has taken it, and the answer is on its way",
  "the answer has come",
  "the phone has it",
] as const;

const account = { accountSid: `AC${"a".repeat(32)}`, authToken: "b".repeat(32) };
// Numbers of this country send ten segments a second.
const OURS = "+447700900001";
const PHONE = "+12025550190";

const worlds: World[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.end()));
});

test(`servers killed ${SERVERS * ROUNDS} times while they send lose no text and send none twice`, async () => {
  await Promise.all(
    Array.from({ length: SERVERS }, async (_, index) => {
      const world = await World.open();
      worlds.push(world);
      // Each begins at another step, so that every step is taken as often.
      await killAgainAndAgain(world, index);
    }),
  );
}, 600_000);

async function killAgainAndAgain(world: World, first: number): Promise<void> {
  const { emulator, line } = world;
  const group = { kind: "group", name: "kept", phones: true };
  const { id } = (await world.ask("POST", "/api/conversations", group)) as { id: number };
  await world.ask("POST", `/api/conversations/${id}/members`, { phone: PHONE });
  await until(() => world.received().length === 1);
  await emulator.handsets.write(PHONE, { to: OURS, body: "JOIN" });
  await until(() => world.received().length === 2);

  for (let round = 0; round < ROUNDS; round++) {
    const step = steps[(first + round) % steps.length]!;
    const power = line.cutAt(step);
    const message = { cid: randomUUID(), body: `round ${round}.` };
    await world.ask("POST", `/api/conversations/${id}/messages`, message);
    if (step === "its text is being made") {
      await new Promise((resolve) => setTimeout(resolve, round % 7));
    }
    if (step === "the message is acknowledged" || step === "its text is being made")
      power.resolve();
    if (step === "the phone has it") {
      void until(() => world.heard().includes(round)).then(power.resolve);
    }
    await power.promise;
    await world.restart();
  }

  await until(() => world.heard().length >= ROUNDS);
  await emulator.idle();
  expect(world.heard()).toEqual(Array.from({ length: ROUNDS }, (_, round) => round));
  for (let seq = 1; seq <= ROUNDS; seq++) {
    const path = `/api/conversations/${id}/messages/${seq}/deliveries`;
    await until(async () => {
      const { texts } = (await world.ask("GET", path)) as Ledger;
      return texts.length === 1 && ["sent", "delivered"].includes(texts[0]!.state);
    });
  }
}

/** A server that can be killed, an account at an emulator that cannot, and a phone. */
class World {
  readonly emulator: Emulator;
  readonly line: Line;
  readonly #folder = mkdtempSync(join(tmpdir(), "parley-texts-kill-"));
  #server!: ServerChild;
  #token = "";

  private constructor(emulator: Emulator, line: Line) {
    this.emulator = emulator;
    this.line = line;
  }

  static async open(): Promise<World> {
    const emulator = await createEmulator({
      ...account,
      numbers: [{ number: OURS }],
      // Every text takes as long as any other: a carrier that is of two minds brings them out of order.
      random: () => 0,
    });
    const world = new World(emulator, await Line.open(emulator));
    world.#server = await world.#start(0);
    world.#token = await signUp(world.#server.url, "ana");
    return world;
  }

  async ask(method: string, path: string, body?: object): Promise<unknown> {
    const reply = await fetch(this.#server.url + path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
    return reply.json();
  }

  received() {
    return this.emulator.handsets.texts(PHONE).filter(({ direction }) => direction === "in");
  }

  /** The rounds the phone has heard of, in the order it did. */
  heard(): number[] {
    const rounds = (body: string) =>
      Array.from(body.matchAll(/round (\d+)\./g), ([, n]) => Number(n));
    return this.received().flatMap(({ body }) => rounds(body));
  }

  async restart(): Promise<void> {
    await this.#server.kill();
    this.#server = await this.#start(this.#server.port);
  }

  async end(): Promise<void> {
    await this.#server.kill();
    await this.line.close();
    await this.emulator.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #start(port: number): Promise<ServerChild> {
    const settings = {
      PARLEY_DATA: this.#folder,
      TWILIO_ACCOUNT_SID: account.accountSid,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_PHONE_NUMBERS: OURS,
      TWILIO_VERIFY_SERVICE_SID: `VA${"c".repeat(32)}`,
      TWILIO_EMULATOR_URL: this.line.url,
      TEXT_COUNTRIES: "US,GB",
      TEXT_DAILY_BUDGET: "1000",
      TEXT_HOLD_SECONDS: "0",
    };
    return ServerChild.start(settings, port);
  }
}

/** The line between the server and the emulator: here the power can be cut at a step of a request. */
class Line {
  readonly #server: Server;
  readonly #emulator: { url: string; close(): Promise<void> };
  #step: (typeof steps)[number] | null = null;
  #power = Promise.withResolvers<void>();

  private constructor(emulator: { url: string; close(): Promise<void> }) {
    this.#emulator = emulator;
    this.#server = createServer((request, reply) => {
      void this.#carry(request).then(
        (answer) => {
          reply.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
          if (request.method === "POST") this.#cut("the answer has come");
        },
        () => reply.destroy(),
      );
    });
  }

  static async open(emulator: Emulator): Promise<Line> {
    const line = new Line(await emulator.listen({ port: 0 }));
    await new Promise<void>((resolve) => line.#server.listen(0, "127.0.0.1", resolve));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves when it is the moment. */
  cutAt(step: (typeof steps)[number]): PromiseWithResolvers<void> {
    this.#step = step;
    this.#power = Promise.withResolvers<void>();
    return this.#power;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await this.#emulator.close();
  }

  async #carry(request: IncomingMessage): Promise<{ status: number; body: string }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const isCreate = request.method === "POST";
    if (isCreate && this.#cut("Twilio is about to take it")) throw new Error("cut");
    const answer = await fetch(this.#emulator.url + request.url, {
      method: request.method!,
      headers: {
        authorization: request.headers.authorization ?? "",
        "content-type": request.headers["content-type"] ?? "",
      },
      ...(isCreate ? { body: Buffer.concat(chunks) } : {}),
    });
    const body = await answer.text();
    const taken = "Twilio has taken it, and the answer is on its way";
    if (isCreate && this.#cut(taken)) throw new Error("cut");
    return { status: answer.status, body };
  }

  #cut(step: (typeof steps)[number]): boolean {
    if (this.#step !== step) return false;
    this.#step = null;
    this.#power.resolve();
    return true;
  }
}
