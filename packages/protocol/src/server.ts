import { z } from "zod";

/**
 * The versions of this protocol. `current` grows with every change that a client could notice to its
 * harm; `oldest` is the oldest whose clients this server still serves. A client made for a version
 * above `current` finds the server too old, one made for a version below `oldest` is too old itself.
 */
export const protocolVersions = { current: 1, oldest: 1 } as const;

export const server = z
  .object({
    /** What runs here: `Parley`. */
    name: z.string(),
    /** Of the server itself, such as `0.1.0`. */
    version: z.string(),
    protocol: z.object({ current: z.int().positive(), oldest: z.int().positive() }),
  })
  .meta({ id: "Server" });
export type Server = z.infer<typeof server>;
