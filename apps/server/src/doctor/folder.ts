import { constants } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Config } from "../config.ts";
import { ok, warn, wrong, type Finding } from "./finding.ts";

const NAME = "data folder";
const LITTLE_BYTES = 1_000_000_000;
const HARDLY_ANY_BYTES = 100_000_000;

export async function checkFolder({ dataFolder }: Config): Promise<Finding> {
  const folder = resolve(dataFolder);
  try {
    // What is not there yet is made at the first start, in what is.
    const nearest = await nearestThere(folder);
    if (!(await stat(nearest)).isDirectory()) {
      return wrong(NAME, `${nearest} is not a folder.`, "Set PARLEY_DATA to a folder.");
    }
    await access(nearest, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(nearest);
    return judgeSpace(folder, bavail * bsize);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return wrong(
      NAME,
      `${folder} cannot be written to (${code}).`,
      "Give it to the user who runs the server, or set PARLEY_DATA to another folder.",
    );
  }
}

function judgeSpace(folder: string, free: number): Finding {
  const words = `${folder} can be written to and has ${sizeOf(free)} free`;
  const mend = "Make room there, or set PARLEY_DATA to a folder on a larger disk.";
  if (free < HARDLY_ANY_BYTES) {
    return wrong(NAME, `${words}: messages will soon be refused.`, mend);
  }
  return free < LITTLE_BYTES
    ? warn(NAME, `${words}, which is little.`, mend)
    : ok(NAME, `${words}.`);
}

async function nearestThere(path: string): Promise<string> {
  try {
    await stat(path);
    return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return nearestThere(dirname(path));
  }
}

const sizeOf = (bytes: number): string =>
  bytes < 1e9 ? `${Math.floor(bytes / 1e6)} MB` : `${Math.floor(bytes / 1e9)} GB`;
