import { print, type Measurement } from "./report.ts";
import { measure, type Measured, type Talk } from "./talk.ts";

/** Deliveries into a room of 500, at a lively and at a furious pace. */
async function run(): Promise<Measurement[]> {
  return [
    await compare("fan-out-200", { people: 500, writers: 100, perSecond: 200, messages: 2_000 }),
    await compare("fan-out-1000", { people: 500, writers: 100, perSecond: 1_000, messages: 5_000 }),
  ];
}

async function compare(bench: string, talk: Talk): Promise<Measurement> {
  const baseline = figuresOf(await measure("stock", talk));
  const figures = figuresOf(await measure("parley", talk));
  return {
    bench,
    against: "stock Socket.IO",
    figures,
    baseline,
    ratio: figures.deliveriesPerCpuSecond / baseline.deliveriesPerCpuSecond,
  };
}

const figuresOf = (measured: Measured) => ({
  deliveriesPerCpuSecond: measured.deliveries / measured.cpuSeconds,
  deliveriesPerSecond: measured.deliveries / measured.wallSeconds,
  framesPerMember: measured.framesPerMember,
  ackP50Ms: measured.ackP50Ms,
  ackP99Ms: measured.ackP99Ms,
});

print(await run(), process.argv.includes("--json"));
