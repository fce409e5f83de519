import type { FastifyReply } from "fastify";
import { pictureTypes, Refusal } from "@parley/protocol";
import type { Emulator } from "@parley/twilio-emulator";

/** What came with a text. Anybody may have made it, so all but pictures is downloaded, as mere bytes. */
export function showMedia({ handsets }: Emulator, sid: string, reply: FastifyReply): Uint8Array {
  const found = handsets.media(`/phones/api/media/${sid}`);
  if (!found) throw new Refusal("not_found");
  const type = pictureTypes.find((known) => known === found.type);
  reply.type(type ?? "application/octet-stream");
  if (!type) reply.header("content-disposition", "attachment");
  return found.bytes;
}
