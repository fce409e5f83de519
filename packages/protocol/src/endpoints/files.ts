import { z } from "zod";
import { file, fileName } from "../files.ts";
import { idInPath } from "../ids.ts";
import { endpoint } from "./endpoint.ts";

const one = z.object({ file: idInPath });
/** Whole, a part of it, or nothing because the asker has it already. */
const bytes = { 200: null, 206: null, 304: null } as const;

export const fileEndpoints = {
  uploadFile: endpoint({
    method: "POST",
    path: "/api/files",
    summary:
      "Upload a file, to be sent with a message within a day; pictures are turned upright and lose what they tell of camera and place",
    tag: "Files",
    asks: "person",
    query: z.strictObject({ name: fileName }),
    takes: "bytes",
    replies: { 201: file },
    refuses: ["file_too_large", "picture_too_large", "too_many_files"],
  }),
  getFile: endpoint({
    method: "GET",
    path: "/files/{file}/{name}",
    summary:
      "A file's bytes, for who can read the message it stands in; the name is decoration. Pictures are shown, all else is downloaded",
    tag: "Files",
    asks: "person",
    params: one.extend({ name: z.string() }),
    gives: "bytes",
    replies: bytes,
    refuses: ["not_found"],
  }),
  getThumbnail: endpoint({
    method: "GET",
    path: "/files/{file}/thumbnail",
    summary: "A small picture of a file, for who can read the message it stands in",
    tag: "Files",
    asks: "person",
    params: one,
    gives: "bytes",
    replies: bytes,
    refuses: ["not_found"],
  }),
  openLink: endpoint({
    method: "GET",
    path: "/f/{link}",
    summary: "A file's bytes by a link that was sent to a phone, until the link expires",
    tag: "Files",
    asks: "anyone",
    params: z.object({ link: z.string().max(100) }),
    gives: "bytes",
    replies: bytes,
    refuses: ["not_found"],
  }),
};
