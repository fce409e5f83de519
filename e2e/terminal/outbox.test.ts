import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createApi, type Api } from "@parley/client";
import { ServerChild } from "../servers/child.ts";
import { signUp } from "../sign-up.ts";

let folder: string;
let server: ServerChild;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-shared-"));
  server = await ServerChild.start({ PARLEY_DATA: join(folder, "server") });
});
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Several terminals of one account on one machine. */
class Desk {
  readonly #start: () => ChildProcess;
  readonly #api: Api;
  readonly conversation: number;

  private constructor(start: () => ChildProcess, api: Api, conversation: number) {
    this.#start = start;
    this.#api = api;
    this.conversation = conversation;
  }

  static async of(username: string): Promise<Desk> {
    const token = await signUp(server.url, username);
    const api = createApi({ url: server.url, token });
    const me = await api.call("getMe");
    const body = { kind: "channel", name: username } as const;
    const { id } = await api.call("createConversation", { body });
    const data = join(folder, username);
    const args = [server.url, token, String(me.id), data];
    const program = new URL("../servers/terminal.ts", import.meta.url);
    return new Desk(() => fork(program, args), api, id);
  }

  async open(): Promise<Seat> {
    const seat = new Seat(this.#start());
    await seat.is("online");
    return seat;
  }

  async history(): Promise<string[]> {
    const bodies: string[] = [];
    for (let after: number | undefined = 0; after !== undefined;) {
      const page: { items: { body: string }[]; next?: number | undefined } = await this.#api.call(
        "listMessages",
        { params: { conversation: this.conversation }, query: { after, limit: 100 } },
      );
      bodies.push(...page.items.map(({ body }) => body));
      after = page.next;
    }
    return bodies;
  }
}

class Seat {
  readonly #child: ChildProcess;
  #phase = "starting";
  #waiting: string[] = [];

  constructor(child: ChildProcess) {
    this.#child = child;
    child.on("message", (message: { phase?: string; waiting?: string[] }) => {
      this.#phase = message.phase ?? this.#phase;
      this.#waiting = message.waiting ?? this.#waiting;
    });
    onTestFinished(() => this.kill());
  }

  async is(phase: string): Promise<void> {
    await expect.poll(() => this.#phase).toBe(phase);
  }

  write(conversation: number, send: string[]): void {
    this.#child.send({ conversation, send });
  }

  /** What is shown as on its way is on the disk. */
  async shows(waiting: string[]): Promise<void> {
    await expect.poll(() => this.#waiting).toEqual(waiting);
  }

  reconnect(): void {
    this.#child.send({});
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }
}

test("what one terminal writes goes out once, though the one that sends is killed in the middle", async () => {
  const desk = await Desk.of("ana");
  const [sends, writes] = [await desk.open(), await desk.open()];
  const bodies = Array.from({ length: 100 }, (_, index) => `message ${index}`);
  writes.write(desk.conversation, bodies);
  await expect.poll(async () => (await desk.history()).length, { interval: 5 }).toBeGreaterThan(5);
  sends.kill();
  await expect.poll(async () => (await desk.history()).length).toBe(bodies.length);
  expect(await desk.history()).toEqual(bodies);
  await writes.shows([]);
});

test("what was written without a connection goes out once, though all terminals are killed", async () => {
  const desk = await Desk.of("bob");
  const [first, second] = [await desk.open(), await desk.open()];
  await server.kill();
  for (const seat of [first, second]) await seat.is("away");
  first.write(desk.conversation, ["one"]);
  for (const seat of [first, second]) await seat.shows(["one"]);
  second.write(desk.conversation, ["two"]);
  for (const seat of [first, second]) await seat.shows(["one", "two"]);
  first.kill();
  second.kill();

  server = await ServerChild.start({ PARLEY_DATA: join(folder, "server") }, server.port);
  const [third, fourth] = [await desk.open(), await desk.open()];
  for (const seat of [third, fourth]) await seat.shows([]);
  expect(await desk.history()).toEqual(["one", "two"]);
});
