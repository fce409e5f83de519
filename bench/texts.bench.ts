import { fork } from "node:child_process";
import { once } from "node:events";
import { print, type Measurement } from "./report.ts";

interface Job {
  numbers: string[];
  phones: number;
  messages: number;
}

interface Measured {
  seconds: number;
  cpuSeconds: number;
}

/** Texts by the outbox against a plain loop, and a message to a thousand phones against its numbers' pace. */
async function run(): Promise<Measurement[]> {
  return [await throughput(), await thousand()];
}

/** Numbers of a country where each may send ten segments a second: so many that none of them waits. */
async function throughput(): Promise<Measurement> {
  const numbers = Array.from({ length: 500 }, (_, index) => `+44770090${1000 + index}`);
  const job = { numbers, phones: 500, messages: 10 };
  const [loop, parley] = [await measure("loop", job), await measure("parley", job)];
  const texts = job.phones * job.messages;
  const figuresOf = ({ seconds, cpuSeconds }: Measured) => ({
    textsPerCpuSecond: texts / cpuSeconds,
    textsPerSecond: texts / seconds,
  });
  return {
    bench: "texts",
    against: "a plain loop over messages.create that keeps nothing",
    figures: figuresOf(parley),
    baseline: figuresOf(loop),
    ratio: loop.cpuSeconds / parley.cpuSeconds,
  };
}

/** 1,000 phones over 20 numbers that send a segment a second each: nobody can be quicker than 49 seconds. */
async function thousand(): Promise<Measurement> {
  const numbers = Array.from({ length: 20 }, (_, index) => `+1202555${9000 + index}`);
  const { seconds } = await measure("parley", { numbers, phones: 1_000, messages: 1 });
  const limit = 1_000 / 20 - 1;
  return {
    bench: "texts-1000-phones",
    against: "the pace's own limit",
    figures: { secondsToAcceptAll: seconds },
    baseline: { secondsToAcceptAll: limit },
    ratio: limit / seconds,
  };
}

async function measure(way: "parley" | "loop", job: Job): Promise<Measured> {
  const child = fork(new URL("./servers/texts.ts", import.meta.url), [way, JSON.stringify(job)]);
  const [measured] = (await Promise.race([
    once(child, "message"),
    once(child, "exit").then(([code]) => {
      throw new Error(`The ${way} process ended with ${String(code)} before it had measured.`);
    }),
  ])) as [Measured];
  const exit = once(child, "exit");
  child.disconnect();
  await exit;
  return measured;
}

print(await run(), process.argv.includes("--json"));
