import { sha256 } from "@noble/hashes/sha2.js";
import { Refusal } from "@parley/protocol";

interface Puzzle {
  text: string;
  bits: number;
}

/** So that a page that solves one still draws and scrolls. */
const SLICE_MS = 10;
/** More would take a phone minutes: whoever asks for that wants no answer. */
const MOST_BITS = 24;

interface Asked {
  body?: unknown;
  signal?: AbortSignal;
}

/** Asks; where that is refused with a puzzle, solves it and asks once more. */
export async function withWork<Ask extends Asked, T>(
  ask: Ask,
  call: (ask: Ask) => Promise<T>,
): Promise<T> {
  try {
    return await call(ask);
  } catch (error) {
    const puzzle = error instanceof Refusal && error.code === "work_needed" ? error.puzzle : null;
    if (!puzzle || puzzle.bits > MOST_BITS) throw error;
    const work = { puzzle: puzzle.text, solution: await solve(puzzle, ask.signal) };
    return call({ ...ask, body: { ...(ask.body as object), work } });
  }
}

async function solve({ text, bits }: Puzzle, signal: AbortSignal | undefined): Promise<string> {
  const encoder = new TextEncoder();
  for (let solution = 0, sliceEnds = performance.now() + SLICE_MS; ; solution++) {
    // The browser's own is not there on pages without HTTPS.
    const { buffer, byteOffset } = sha256(encoder.encode(text + solution));
    if (new DataView(buffer, byteOffset).getUint32(0) >>> (32 - bits) === 0)
      return String(solution);
    if (performance.now() < sliceEnds) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    sliceEnds = performance.now() + SLICE_MS;
  }
}
