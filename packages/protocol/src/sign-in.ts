import { z } from "zod";
import { displayName, password, username } from "./text.ts";

/** A phone number in any spelling; the server reads it, and refuses what is none. */
export const phone = z.string().trim().min(1).max(40);

/** An e-mail address; the server refuses what is none. */
export const givenEmail = z.string();

/** What a challenge is named by: the requester's secret. Whoever holds it may answer. */
const challenge = z
  .string()
  .regex(/^[\w-]{43}$/, "must be a challenge")
  .meta({ description: "The secret of a pending proof, as the server answered it" });

/** A code as somebody types it: from a text, from an authenticator app, or a recovery code. */
const code = z.string().trim().min(1).max(40);

/**
 * What a code by text is asked for. `phone` adds or changes one's own number and `confirm` proves the one
 * there is once more, as a fresh proof; these two ask for a session.
 */
export const challengePurpose = z.enum(["sign-in", "register", "phone", "confirm"]);
export type ChallengePurpose = z.infer<typeof challengePurpose>;

/** A puzzle as `work_needed` carried it, and what solves it. */
const work = z.strictObject({
  puzzle: z.string().max(100),
  solution: z.string().max(20),
});

/**
 * Asks for a code by text, with `work` after `work_needed`. With `challenge` instead of a number: sends it
 * again, or, for a sign-in that waits for its second factor, `method: "sms"` sends that one.
 */
export const newChallenge = z.union([
  z.strictObject({ phone, purpose: challengePurpose, work: work.optional() }),
  z.strictObject({ challenge, method: z.literal("sms").optional() }),
]);

/** The same for every number, whether somebody has it or not. */
export const startedChallenge = z
  .object({
    challenge,
    /** Seconds until the code is good no more. */
    expiresIn: z.int().positive(),
    /** Seconds until it may be sent again. */
    resendIn: z.int().positive(),
    /** How many digits the code has. */
    digits: z.int().positive(),
  })
  .meta({ id: "StartedChallenge" });
export type StartedChallenge = z.infer<typeof startedChallenge>;

/** What may prove the rest of a sign-in. */
export const proofMethod = z.enum(["totp", "sms", "recovery", "password"]);
export type ProofMethod = z.infer<typeof proofMethod>;

/** What was given is right, and not enough: any one of `methods` completes it. */
export const furtherProof = z
  .object({ challenge, methods: z.array(proofMethod), expiresIn: z.int().positive() })
  .meta({ id: "FurtherProof" });
export type FurtherProof = z.infer<typeof furtherProof>;

/**
 * What signs in: a name and a password; a phone's challenge and its code; or, after a FurtherProof,
 * its challenge with the code (from the app, from a text, a recovery code) or the password.
 */
export const credentials = z.union([
  z.strictObject({ username: z.string().max(256), password }),
  z.strictObject({ challenge, code }),
  z.strictObject({ challenge, password }),
]);

/** An account by name and password, or by a phone that is proved; without a username one is made of the name. */
export const newPerson = z.union([
  z.strictObject({
    username,
    password,
    displayName: displayName.optional(),
    email: givenEmail.optional(),
  }),
  z.strictObject({
    challenge,
    code,
    displayName,
    username: username.optional(),
    email: givenEmail.optional(),
  }),
]);

/**
 * Proves once more who sits there. Whoever has a password gives it, or a code of their authenticator
 * app (or a recovery code). Whoever has a number alone gives the challenge and the code of a
 * `confirm`, or has waited (`/api/me/wait`). A guest without a number gives nothing.
 */
export const freshProofFields = {
  currentPassword: password.optional(),
  /** From the authenticator app, or a recovery code. From a text with `currentChallenge` alone. */
  currentCode: code.optional(),
  currentChallenge: challenge.optional(),
};
export const freshProof = z.strictObject(freshProofFields);
export type FreshProof = z.infer<typeof freshProof>;

export const newPhone = z.strictObject({ challenge, code, ...freshProofFields });

/** A secret for an authenticator app, not in force until a code made of it has been right. */
export const pendingTotp = z
  .object({
    /** Base32, to type in. */
    secret: z.string(),
    /** `otpauth://`, to show as a QR code. */
    uri: z.string(),
  })
  .meta({ id: "PendingTotp" });

export const totpCode = z.strictObject({ code });

export const secondFactor = z.enum(["totp", "sms"]);
export type SecondFactor = z.infer<typeof secondFactor>;

/** `sms`: codes by text to one's own number; `null`: no second factor. An app is set up by `/api/me/totp`. */
export const secondFactorChange = z.strictObject({
  method: z.literal("sms").nullable(),
  ...freshProofFields,
});

/** Shown this once, each good once. Empty when there is no second factor to recover from. */
export const recoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()) })
  .meta({ id: "RecoveryCodes" });
