import { print, type Measurement } from "./report.ts";
import { measure, type Measured } from "./talk.ts";

/** Durable sends: 100 people in one room write 1,000 messages a second, each synced to disk before its answer. */
async function run(): Promise<Measurement[]> {
  const talk = { people: 100, writers: 100, perSecond: 1_000, messages: 10_000 };
  const stock = figuresOf(await measure("stock", talk));
  const parley = figuresOf(await measure("parley", talk));
  return [
    {
      bench: "sends",
      against: "stock Socket.IO",
      figures: parley,
      baseline: stock,
      ratio: parley.sendsPerCpuSecond / stock.sendsPerCpuSecond,
    },
  ];
}

const figuresOf = ({ sends, cpuSeconds, wallSeconds, ackP50Ms, ackP99Ms }: Measured) => ({
  sendsPerCpuSecond: sends / cpuSeconds,
  sendsPerSecond: sends / wallSeconds,
  ackP50Ms,
  ackP99Ms,
});

print(await run(), process.argv.includes("--json"));
