import { limits, Refusal, type File, type Id } from "@parley/protocol";
import type { FastifyRequest } from "fastify";
import type { Parts } from "../parts.ts";
import { expectFile, giveUp, takeIn } from "./keep.ts";
import { presentFile } from "./present.ts";
import { countUnattached } from "./queries.ts";
import { tooLarge } from "./receive.ts";

/** Takes in what somebody will send. It is theirs alone until then. */
export async function uploadFile(
  parts: Parts,
  owner: Id,
  name: string,
  request: FastifyRequest,
): Promise<File> {
  const { fileMaxBytes } = parts.config;
  // What says that it is too much need not come first.
  if (Number(request.headers["content-length"] ?? 0) > fileMaxBytes) throw tooLarge(fileMaxBytes);
  await parts.limits.spend("file.upload", owner);
  const row = await expectFile(parts, { owner, name });
  // Counted with this one in: of those that come at once, none slips by.
  if ((await countUnattached(parts.database.db, owner)) > limits.unsentFiles) {
    await giveUp(parts, row);
    throw new Refusal("too_many_files");
  }
  return presentFile(await takeIn(parts, row, request.raw));
}
