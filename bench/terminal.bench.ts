import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { print, type Measurement } from "./report.ts";
import { ServerProcess } from "./server-process.ts";
import { parley, weechat, type App } from "./terminal/apps.ts";
import { Pane } from "./terminal/pane.ts";

const NEWEST = "newest-of-all";
const backlog = {
  conversations: 50,
  bodies: [
    ...Array.from({ length: 99 }, (_, index) => `line ${index} of what was said before you came`),
    NEWEST,
  ],
};
const FLOOD = { perSecond: 500, seconds: 10 };
/** Signs that nothing else on either screen has in it. */
const KEYS = Array.from("äöüßéèêáàâíìîóòôúùûñçøåæœžščěřďťňğışł");

interface Measured {
  startFreshMs: number;
  startAgainMs: number;
  keyIdleP99Ms: number;
  keyFloodP99Ms: number;
  floodCpuSeconds: number;
  residentMb: number;
}

/** The whole way to a person's eyes: starting, keys, and a flood, as a terminal sees them. */
async function run(): Promise<Measurement[]> {
  const build = fileURLToPath(new URL("../tools/build.ts", import.meta.url));
  execFileSync(process.execPath, [build, "terminal"], { stdio: "inherit" });
  const folder = mkdtempSync(join(tmpdir(), "parley-bench-"));
  const server = await ServerProcess.start("unlimited");
  try {
    const ours = await measure(await parley(server, join(folder, "parley"), backlog), folder);
    const other = await weechat(join(folder, "weechat"), backlog);
    const theirs = other && (await measure(other, folder));
    return [
      compared("terminal-start", ours, theirs, ["startAgainMs", "startFreshMs"]),
      compared("terminal-keys", ours, theirs, ["keyFloodP99Ms", "keyIdleP99Ms"]),
      compared("terminal-flood", ours, theirs, ["floodCpuSeconds"]),
      compared("terminal-memory", ours, theirs, ["residentMb"]),
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(app: App, folder: string): Promise<Measured> {
  const startFreshMs = await start(app, folder);
  const startAgainMs = await start(app, folder);
  const pane = new Pane({ ...app, folder });
  try {
    await pane.msUntil(NEWEST);
    await delay(1_000);
    const idle = await keys(pane, 1);
    const residentMb = await pane.residentMb();
    const cpuBefore = await pane.cpuSeconds();
    const [loaded] = await Promise.all([keys(pane, FLOOD.seconds / 2), flood(app, pane)]);
    const floodCpuSeconds = (await pane.cpuSeconds()) - cpuBefore;
    return {
      startFreshMs,
      startAgainMs,
      keyIdleP99Ms: p99(idle),
      keyFloodP99Ms: p99(loaded),
      floodCpuSeconds,
      residentMb,
    };
  } finally {
    await pane.close();
    await app.stop();
  }
}

/** Until the newest message of what opens is drawn. */
async function start(app: App, folder: string): Promise<number> {
  const pane = new Pane({ ...app, folder });
  const ms = await pane.msUntil(NEWEST);
  // What is kept is written within a second.
  await delay(1_500);
  await pane.close();
  return ms;
}

/** Each key until it is drawn, about twenty a second. */
async function keys(pane: Pane, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const key of KEYS) {
      times.push(await pane.msUntil(key, () => pane.type(key)));
      await delay(40);
    }
    pane.press("C-u");
    await delay(100);
  }
  return times;
}

async function flood({ say }: App, pane: Pane): Promise<void> {
  const begun = performance.now();
  const all = FLOOD.perSecond * FLOOD.seconds;
  const last = pane.msUntil("last-of-the-flood");
  for (let said = 0; said < all - 1;) {
    const due = Math.min(all - 1, ((performance.now() - begun) / 1000) * FLOOD.perSecond);
    for (; said < due; said++) say(`flood ${said}: tomatoes are ripe, come and take some`);
    await delay(2);
  }
  say("last-of-the-flood");
  await last;
}

function compared(
  bench: string,
  ours: Measured,
  theirs: Measured | null,
  names: (keyof Measured)[],
): Measurement {
  const [first] = names;
  const pick = (from: Measured) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return {
    bench,
    against: "weechat",
    figures: pick(ours),
    baseline: theirs ? pick(theirs) : {},
    ratio: theirs ? theirs[first!] / ours[first!] : null,
  };
}

const p99 = (times: readonly number[]) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)]!;

print(await run(), process.argv.includes("--json"));
