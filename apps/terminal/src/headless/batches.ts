import type { Readable } from "node:stream";

/** More would be a wall of text, and less a message a line. */
const MOST_LINES = 20;
const MOST_BYTES = 8 * 1024;
const GATHERS_MS = 1_000;

/**
 * Lines as they come, several at a time and in order: what comes within a second of the first, but
 * no more than fits. While nobody asks for more nothing is read, so that whoever writes has to wait.
 * An aborted `signal` is the end: what has been read by then still comes.
 */
export async function* batches(
  stdin: Readable,
  { signal, gathersMs = GATHERS_MS }: { signal?: AbortSignal; gathersMs?: number } = {},
): AsyncGenerator<string> {
  const lines = linesOf(stdin, signal)[Symbol.asyncIterator]();
  let coming = lines.next();
  for (let first = await coming; !first.done; first = await coming) {
    const batch = [first.value];
    let bytes = Buffer.byteLength(first.value);
    coming = lines.next();
    const patience = Promise.withResolvers<null>();
    const timer = setTimeout(() => patience.resolve(null), gathersMs);
    while (batch.length < MOST_LINES) {
      const next = await Promise.race([coming, patience.promise]);
      if (next === null || next.done) break;
      bytes += Buffer.byteLength(next.value) + 1;
      if (bytes > MOST_BYTES) break;
      batch.push(next.value);
      coming = lines.next();
    }
    clearTimeout(timer);
    yield batch.join("\n");
  }
}

/** One that is longer than a message comes in pieces. */
async function* linesOf(stdin: Readable, signal?: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunksOf(stdin, signal)) {
    rest += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split(/\r?\n/);
    rest = lines.pop()!;
    for (const line of lines) yield* pieces(line);
    while (rest.length > MOST_BYTES) {
      const piece = startOf(rest);
      rest = rest.slice(piece.length);
      yield piece;
    }
  }
  rest += decoder.decode();
  if (rest !== "") yield* pieces(rest);
}

async function* chunksOf(stdin: Readable, signal?: AbortSignal): AsyncGenerator<Buffer | string> {
  const end = (): void => void stdin.destroy();
  signal?.addEventListener("abort", end, { once: true });
  try {
    yield* stdin as AsyncIterable<Buffer | string>;
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

function* pieces(line: string): Generator<string> {
  let left = line;
  do {
    const piece = startOf(left);
    yield piece;
    left = left.slice(piece.length);
  } while (left !== "");
}

/** Never half of a character. */
function startOf(text: string): string {
  if (text.length <= MOST_BYTES) return text;
  const isHalved = /[\ud800-\udbff]/.test(text[MOST_BYTES - 1]!);
  return text.slice(0, isHalved ? MOST_BYTES - 1 : MOST_BYTES);
}
