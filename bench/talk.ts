import { randomUUID } from "node:crypto";
import { Listener } from "./listener.ts";
import { ServerProcess } from "./server-process.ts";

export interface Talk {
  /** People connected, all in one room. */
  people: number;
  /** Of them, those who write. */
  writers: number;
  perSecond: number;
  messages: number;
}

export interface Measured {
  sends: number;
  deliveries: number;
  cpuSeconds: number;
  wallSeconds: number;
  ackP50Ms: number;
  ackP99Ms: number;
  framesPerMember: number;
}

// About what people write: research counts 200 bytes a message on the wire as usual.
const BODY = "The tomatoes by the gate are ripe; come and take some before the weekend, please.";
/** A server that cannot keep up is given this long after the last send to deliver. */
const PATIENCE_MS = 120_000;

/** Lets a crowd talk through one server and measures what that cost the server. */
export async function measure(name: "parley" | "stock", talk: Talk): Promise<Measured> {
  const server = await ServerProcess.start(name, talk.people);
  const crowd: Listener[] = [];
  try {
    const { port, tokens } = server.ready;
    for (const token of tokens) crowd.push(await Listener.connect(port, token));
    return await converse(server, crowd, talk);
  } finally {
    for (const listener of crowd) listener.close();
    await server.stop();
  }
}

async function converse(server: ServerProcess, crowd: Listener[], talk: Talk): Promise<Measured> {
  await warmUp(server, crowd);
  for (const listener of crowd) listener.onText = null;
  const ackMs: number[] = [];
  const observer = observe(crowd[0]!);
  for (const listener of crowd) listener.eventBytes = listener.eventFrames = 0;

  const acks = answersOf(crowd.slice(0, talk.writers), ackMs);
  const cpuBefore = server.cpuSeconds();
  const start = performance.now();
  await writeAtPace(crowd, server.ready.conversation, talk, acks);
  await until(
    () => observer.messages >= talk.messages && sameBytes(crowd) && ackMs.length >= talk.messages,
  );
  const wallSeconds = (performance.now() - start) / 1000;
  const cpuSeconds = server.cpuSeconds() - cpuBefore;

  const sorted = ackMs.toSorted((a, b) => a - b);
  return {
    sends: talk.messages,
    deliveries: talk.messages * talk.people,
    cpuSeconds,
    wallSeconds,
    ackP50Ms: sorted[Math.floor(sorted.length * 0.5)]!,
    ackP99Ms: sorted[Math.floor(sorted.length * 0.99)]!,
    framesPerMember: crowd[0]!.eventFrames,
  };
}

/** A few messages first, so that what is compiled once is compiled. */
async function warmUp(server: ServerProcess, crowd: Listener[]): Promise<void> {
  const ackMs: number[] = [];
  const observer = observe(crowd[0]!);
  const messages = 300;
  const acks = answersOf(crowd.slice(0, 10), ackMs);
  await writeAtPace(
    crowd,
    server.ready.conversation,
    { writers: 10, perSecond: 300, messages },
    acks,
  );
  await until(() => observer.messages >= messages && sameBytes(crowd) && ackMs.length >= messages);
}

/** Counts messages, not frames, on one member; the others must receive the same bytes. */
function observe(listener: Listener): { messages: number } {
  const seen = { messages: 0 };
  listener.onText = (text) => {
    if (text.startsWith('42["events"')) seen.messages += text.split('"cid":').length - 1;
  };
  return seen;
}

const sameBytes = (crowd: Listener[]) =>
  crowd.every((listener) => listener.eventBytes === crowd[0]!.eventBytes);

interface Acks {
  sent(writer: number, ack: number): void;
}

function answersOf(writers: Listener[], ackMs: number[]): Acks {
  const sentAt = writers.map(() => new Map<number, number>());
  writers.forEach((writer, index) => {
    const before = writer.onText;
    writer.onText = (text) => {
      before?.(text);
      const ack = /^43(\d+)\[(.*)\]$/s.exec(text);
      if (!ack) return;
      if (ack[2]!.includes('"error"')) throw new Error(`A send was refused: ${ack[2]}`);
      ackMs.push(performance.now() - sentAt[index]!.get(Number(ack[1]))!);
    };
  });
  return { sent: (writer, ack) => void sentAt[writer]!.set(ack, performance.now()) };
}

async function writeAtPace(
  crowd: Listener[],
  conversation: number,
  { writers, perSecond, messages }: Pick<Talk, "writers" | "perSecond" | "messages">,
  acks: Acks,
): Promise<void> {
  const start = performance.now();
  for (let sent = 0; sent < messages;) {
    const due = Math.min(
      messages,
      Math.floor(((performance.now() - start) / 1000) * perSecond) + 1,
    );
    for (; sent < due; sent++) {
      const writer = sent % writers;
      acks.sent(writer, sent);
      crowd[writer]!.send(sent, conversation, randomUUID(), BODY);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function until(done: () => boolean): Promise<void> {
  const latest = performance.now() + PATIENCE_MS;
  while (!done()) {
    if (performance.now() > latest) throw new Error("The server did not deliver everything.");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
