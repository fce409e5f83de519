import type { Id } from "@parley/protocol";

/** One account on one server, under the name it has on this machine. */
export interface Profile {
  name: string;
  /** The server's origin. */
  server: string;
  username: string | null;
  person: Id;
  /** Path of a PEM file: who may have signed the server's certificate, besides those this machine knows. */
  ca?: string;
}
