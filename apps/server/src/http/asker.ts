import type { Id } from "@parley/protocol";
import type { Credentials } from "./credentials.ts";

/** Who asks: what a session proves. */
export interface Asker {
  person: Id;
  session: Id;
  lane: "web" | "terminal" | "api";
}

/** Turns credentials into the one they belong to, or null. */
export type Authenticate = (credentials: Credentials) => Promise<Asker | null>;
