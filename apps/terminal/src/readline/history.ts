import { appendFile, mkdir, readFile, rename, rmdir } from "node:fs/promises";
import { dirname } from "node:path";

/** What was written before, the last first. */
export interface History {
  readonly entries: () => readonly string[];
  add: (text: string) => void;
  /** Resolves when all that was added is on the disk, or cannot be. */
  settled: () => Promise<void>;
}

export const mostEntries = 500;
/** What is longer was pasted rather than written, and its kind would fill the file. */
const longest = 10_000;

/**
 * Kept in one file of an account, a line of JSON to an entry, which several processes may add to at once: each adds
 * whole lines at the end. When it has grown to twice of what is wanted, it becomes the one before it.
 */
export async function openHistory(
  file: string,
  trouble: (error: unknown) => void = () => {},
): Promise<History> {
  const older = await linesOf(`${file}.1`);
  const newer = await linesOf(file);
  let entries = [...older, ...newer].slice(-mostEntries).reverse();
  let lines = newer.length;
  let writing = Promise.resolve();
  let told = false;
  /** A full disk takes the half of a line: the next has to begin one. */
  let isTorn = false;

  async function write(text: string): Promise<void> {
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await appendFile(file, `${isTorn ? "\n" : ""}${JSON.stringify(text)}\n`, { mode: 0o600 });
      isTorn = false;
      lines += 1;
      if (lines >= mostEntries) lines = await turned(file);
    } catch (error) {
      if (!told) trouble(error);
      told = true;
      isTorn = true;
    }
  }

  return {
    entries: () => entries,
    add(text) {
      if (text.trim() === "" || text.length > longest || text === entries[0]) return;
      entries = [text, ...entries.filter((entry) => entry !== text)].slice(0, mostEntries);
      writing = writing.then(() => write(text));
    },
    settled: () => writing,
  };
}

/** Answers how many lines the file has now. Only one process turns it: another may have done so meanwhile. */
async function turned(file: string): Promise<number> {
  const lock = `${file}.lock`;
  try {
    await mkdir(lock);
  } catch {
    return 0;
  }
  try {
    const { length } = await linesOf(file);
    if (length < mostEntries) return length;
    await rename(file, `${file}.1`);
    return 0;
  } finally {
    await rmdir(lock);
  }
}

/** A line that was cut off by a crash or a full disk is no entry. */
async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    try {
      const entry: unknown = JSON.parse(line);
      return typeof entry === "string" ? [entry] : [];
    } catch {
      return [];
    }
  });
}
