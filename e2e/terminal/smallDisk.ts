import { execFileSync } from "node:child_process";
import { appendFileSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { describeInTmux, type Machine, type Terminal } from "./terminal.ts";

/** What stands before a command that may have a disk of its own. */
const unshare = process.env["PARLEY_TEST_SMALL_DISK"] ?? "unshare --mount";
const BLOCK = Buffer.alloc(4096);
const BLOCKS = 256;
const TMPFS = 0x01021994;

/** Skipped where nobody may mount anything, which `npm test` tells. */
export const describeOnSmallDisk = mayMount() ? describeInTmux : describe.skip;

export interface SmallDisk {
  /** To its last block. */
  fill: () => void;
  makeRoom: () => void;
}

/** Puts what is kept on this machine on a disk of 1 MB, which this terminal alone sees. */
export async function smallDisk({ home }: Machine, terminal: Terminal): Promise<SmallDisk> {
  const script = [
    "cp -a .local kept",
    "mount -t tmpfs -o size=1m small .local",
    "cp -a kept/. .local",
    "echo mounted",
    "exec sh",
  ];
  await terminal.enter(`clear; exec ${unshare} sh -c '${script.join(" && ")}'`);
  await terminal.until(/^mounted$/m);
  await terminal.untilReady();
  const disk = join(`/proc/${await terminal.about("pane_pid")}/root`, home, ".local");
  // Whatever went wrong before: no other disk is ever filled.
  expect(statfsSync(disk)).toMatchObject({ type: TMPFS, blocks: BLOCKS });
  const filler = join(disk, "filler");
  return {
    fill() {
      try {
        for (let block = 0; block < BLOCKS; block++) appendFileSync(filler, BLOCK);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      }
      expect(statfsSync(disk)).toMatchObject({ bavail: 0 });
    },
    makeRoom: () => rmSync(filler),
  };
}

function mayMount(): boolean {
  const [program, ...args] = `${unshare} mount -t tmpfs trial /tmp`.split(" ");
  try {
    execFileSync(program!, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
