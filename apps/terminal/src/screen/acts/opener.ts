import { spawn } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Parley } from "@parley/client";
import { partsOf } from "@parley/client";
import type { File, Message } from "@parley/protocol";

/** What can be opened of a message, in the order in which it is numbered. */
export type Openable = { kind: "link"; href: string } | { kind: "file"; file: File };

export function openablesOf({ body, files }: Pick<Message, "body" | "files">): Openable[] {
  const links = partsOf(body).flatMap((part) => (part.kind === "link" ? [part.href] : []));
  return [
    ...(files ?? []).map((file) => ({ kind: "file", file }) as const),
    ...[...new Set(links)].map((href) => ({ kind: "link", href }) as const),
  ];
}

/**
 * Hands an address or a path to whatever opens such things here. It goes as one argument and through
 * no shell; rejects where there is no program for it.
 */
export function openOutside(target: string): Promise<void> {
  const [program, ...before] = programOf(process.platform);
  return new Promise((resolve, reject) => {
    const child = spawn(program!, [...before, target], { stdio: "ignore", detached: true });
    // Some openers stay as long as what they opened; one that fails says so soon.
    const patience = setTimeout(resolve, 2_000);
    child.on("error", (error) => {
      clearTimeout(patience);
      reject(error);
    });
    child.on("exit", (code) => {
      clearTimeout(patience);
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}`));
    });
    child.unref();
  });
}

function programOf(platform: NodeJS.Platform): string[] {
  if (platform === "darwin") return ["open"];
  // `start` belongs to the shell; this takes the address as it is.
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return ["xdg-open"];
}

/** Keeps a file where only its reader can read it; answers the path. */
export async function keep(parley: Pick<Parley, "api">, file: File): Promise<string> {
  const bytes = await parley.api.call("getFile", { params: { file: file.id, name: "file" } });
  const folder = await mkdtemp(join(tmpdir(), "parley-"));
  const path = join(folder, nameOnDisk(file.name));
  await writeFile(path, bytes, { mode: 0o600, flag: "wx" });
  return path;
}

/** Never a path, an option or a hidden file, and with nothing in it that a terminal or a shell heeds. */
export function nameOnDisk(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]/gu, "_")
    .replace(/^[.\-\s]+/, "")
    .slice(-100);
  return plain === "" ? "file" : plain;
}
