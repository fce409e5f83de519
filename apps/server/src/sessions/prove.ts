import { Refusal, type credentials, type FurtherProof } from "@parley/protocol";
import type { z } from "zod";
import { provePhone } from "../challenges/check.ts";
import { furtherProofOf, proveFurther } from "../challenges/further.ts";
import { purposeOf } from "../challenges/purpose.ts";
import type { Parts } from "../parts.ts";
import { loadAccount, type Proven } from "../people/account.ts";
import { signInByPhone } from "../people/by-phone.ts";
import { checkCredentials } from "../people/check-credentials.ts";

type Credentials = z.output<typeof credentials>;
/** `device`: the one that was let in by a code, and had this to prove besides. */
export type Proved = { who: Proven; device?: string | null } | { further: FurtherProof };

/** Who signs in with these, or what they have to prove besides. */
export async function prove(parts: Parts, given: Credentials, address: string): Promise<Proved> {
  if ("username" in given) {
    const who = await checkCredentials(parts, given, address);
    return orFurther(who, await furtherProofOf(parts, who, "password"));
  }
  await parts.limits.spend("sign-in.address", address);
  const pending = await purposeOf(parts, given.challenge);
  if (pending?.purpose === "second-factor") {
    // Before the proof is used up: a change of what it proves would end it.
    const who = await loadAccount(parts.database.db, pending.person!);
    await proveFurther(parts, who.id, given);
    return { who, device: pending.device };
  }
  if (pending?.purpose !== "sign-in" || !("code" in given)) throw new Refusal("code_expired");
  const proof = { purpose: "sign-in", person: null } as const;
  const person = await signInByPhone(parts, await provePhone(parts, given, proof));
  const who = await loadAccount(parts.database.db, person);
  return orFurther(who, await furtherProofOf(parts, who, "phone"));
}

const orFurther = (who: Proven, further: FurtherProof | null): Proved =>
  further ? { further } : { who };
