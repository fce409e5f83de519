// A webhook's address and what its fragment says of the connection (`#rc=3&rp=5xx&rt=2000`).

export interface WebhookAddress {
  /** Without the fragment, otherwise letter for letter: this is what is signed. */
  url: string;
  connectMs: number;
  readMs: number;
  /** For all attempts together. */
  totalMs: number;
  retries: number;
  /** After which failures it is tried again. */
  retryOn: ReadonlySet<Failing>;
}

/** Not connected, not answered in time, or answered with a status of this hundred. */
export type Failing = "ct" | "rt" | "4xx" | "5xx";

/** Twilio's "Webhooks connection overrides"; what is out of range is as if it had not been said. */
export function readAddress(address: string): WebhookAddress {
  const at = address.indexOf("#");
  const said = new URLSearchParams(at < 0 ? "" : address.slice(at + 1));
  return {
    url: at < 0 ? address : address.slice(0, at),
    connectMs: within(said.get("ct"), 100, 10_000, 5000),
    readMs: within(said.get("rt"), 100, 15_000, 15_000),
    totalMs: within(said.get("tt"), 100, 15_000, 15_000),
    retries: within(said.get("rc"), 0, 5, 1),
    retryOn: policies(said.get("rp") ?? "ct"),
  };
}

/** An absolute http or https address whose host has no underscore. */
export function isWebhookUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return (protocol === "http:" || protocol === "https:") && !hostname.includes("_");
}

const FAILINGS: Failing[] = ["ct", "rt", "4xx", "5xx"];

function policies(said: string): Set<Failing> {
  const named = said.split(",").map((word) => word.trim());
  return new Set(
    named.includes("all") ? FAILINGS : FAILINGS.filter((each) => named.includes(each)),
  );
}

function within(said: string | null, least: number, most: number, otherwise: number): number {
  const number = said === null || said === "" ? Number.NaN : Number(said);
  return Number.isInteger(number) && number >= least && number <= most ? number : otherwise;
}
