// Loaded before a program (`--import`): whenever that goes on after it was stopped, its clock has gone on for a day.
// PARLEY_TEST_DAYS is how many it is ahead from the start.
const DAY_MS = 24 * 3_600_000;
const System = Date;
let aheadMs = Number(process.env["PARLEY_TEST_DAYS"] ?? 0) * DAY_MS;

const now = (): number => System.now() + aheadMs;
globalThis.Date = new Proxy(System, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, made) as Date,
  get: (target, name) => (name === "now" ? now : (Reflect.get(target, name) as unknown)),
});
process.on("SIGCONT", () => (aheadMs += DAY_MS));
