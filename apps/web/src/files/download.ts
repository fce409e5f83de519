import type { Parley } from "@parley/client";
import type { File } from "@parley/protocol";

export type Whereabouts = "there" | "gone" | "unknown";

/** Whether a file is still where it was; `unknown` while nobody answers. */
export async function whereIs(address: string): Promise<Whereabouts> {
  const reply = await fetch(address, { method: "HEAD" }).catch(() => null);
  if (reply?.ok) return "there";
  return reply?.status === 404 ? "gone" : "unknown";
}

/** Hands a file over to the browser to keep; answers why, when it cannot. */
export async function download(parley: Parley, file: File): Promise<Whereabouts> {
  const address = parley.files.fileUrl(file);
  const where = await whereIs(address);
  if (where !== "there") return where;
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  return where;
}
