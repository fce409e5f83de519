import type { Upload } from "@parley/client";
import { limits } from "@parley/protocol";

/** What phones show in a text. */
const inTexts = ["image/jpeg", "image/png", "image/gif"];

export type LinkReason = "too large" | "no picture";

/** Why phones get a link to some of these: as the server has them, where it has. */
export function linksOnPhones(uploads: readonly Upload[]): LinkReason[] {
  const reasons = uploads.map(({ status, type, sizeBytes }): LinkReason | null => {
    const known = status.kind === "there" ? status.file : { type, sizeBytes };
    if (!inTexts.includes(known.type)) return "no picture";
    return known.sizeBytes > limits.pictureInTextBytes ? "too large" : null;
  });
  return [...new Set(reasons)].filter((reason) => reason !== null).toSorted();
}
