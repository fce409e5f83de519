import { version } from "../version.ts";
import { away } from "./away.ts";

/** By which the owner of an account knows a session again, and the server a terminal. */
const systems: Partial<Record<NodeJS.Platform, string>> = {
  linux: "Linux",
  darwin: "Macintosh",
  win32: "Windows",
};
const agent = `parley-terminal/${version} (${systems[process.platform] ?? process.platform})`;

/**
 * Asks as the terminal app; where there is no answer, what it rejects with is `Trouble` that says why.
 * `interrupted`: what only reads is left at once; what writes is waited for, so that it is known.
 */
export function fetchFrom(origin: string, interrupted?: AbortSignal): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("user-agent", agent);
    const reads = init?.method === undefined || init.method === "GET";
    const signals = [init?.signal, reads ? interrupted : null].filter((signal) => signal != null);
    try {
      return await fetch(input, { ...init, headers, signal: AbortSignal.any(signals) });
    } catch (error) {
      init?.signal?.throwIfAborted();
      throw away(origin, error);
    }
  };
}
