import { Refusal, type credentials, type FurtherProof, type Id } from "@parley/protocol";
import type { z } from "zod";
import { provePhone } from "../challenges/check.ts";
import { furtherProofOf, proveFurther } from "../challenges/further.ts";
import { purposeOf } from "../challenges/purpose.ts";
import type { Parts } from "../parts.ts";
import { signInByPhone } from "../people/by-phone.ts";
import { checkCredentials } from "../people/check-credentials.ts";

type Credentials = z.output<typeof credentials>;
/** `device`: the one that was let in by a code, and had this to prove besides. */
export type Proved = { person: Id; device?: string | null } | { further: FurtherProof };

/** Who signs in with these, or what they have to prove besides. */
export async function prove(parts: Parts, given: Credentials, address: string): Promise<Proved> {
  if ("username" in given) {
    const person = await checkCredentials(parts, given, address);
    return orFurther(person, await furtherProofOf(parts, person, "password"));
  }
  await parts.limits.spend("sign-in.address", address);
  const pending = await purposeOf(parts, given.challenge);
  if (pending?.purpose === "second-factor") {
    await proveFurther(parts, pending.person!, given);
    return { person: pending.person!, device: pending.device };
  }
  if (pending?.purpose !== "sign-in" || !("code" in given)) throw new Refusal("code_expired");
  const proof = { purpose: "sign-in", person: null } as const;
  const person = await signInByPhone(parts, await provePhone(parts, given, proof));
  return orFurther(person, await furtherProofOf(parts, person, "phone"));
}

const orFurther = (person: Id, further: FurtherProof | null): Proved =>
  further ? { further } : { person };
