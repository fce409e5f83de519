import { z } from "zod";
import { id, time } from "./ids.ts";
import { freshProofFields, givenEmail, secondFactor } from "./sign-in.ts";
import { contactName, displayName, nickname, password, username } from "./text.ts";

export const personKind = z.enum(["member", "guest", "phone", "bot"]);
export type PersonKind = z.infer<typeof personKind>;

/** Somebody, as others see them. A phone person has no username. */
export const person = z
  .object({
    id,
    kind: personKind,
    username: z.string().nullable(),
    displayName: z.string(),
    role: z.enum(["person", "admin"]),
  })
  .meta({ id: "Person" });
export type Person = z.infer<typeof person>;

/** Oneself. */
export const me = person
  .extend({
    createdAt: time,
    hasPassword: z.boolean(),
    /** E.164. Nobody else ever sees it. */
    phone: z.string().nullable(),
    /** Whether whoever knows the number finds this person by it. */
    findableByPhone: z.boolean(),
    /** What is asked for after the password, or after the code by text. */
    secondFactor: secondFactor.nullable(),
    /** How many recovery codes are left. */
    recoveryCodes: z.int().nonnegative(),
    /** When the wait for who has lost their number is over; not there while none runs. */
    waitsUntil: time.optional(),
  })
  .meta({ id: "Me" });
export type Me = z.infer<typeof me>;

/** Oneself, with what is told to oneself alone and only when asked for. */
export const profile = me
  .extend({
    /** Where the people who run the server reach one. It signs nobody in. */
    email: z.string().nullable(),
  })
  .meta({ id: "Profile" });
export type Profile = z.infer<typeof profile>;

export const newGuest = z.strictObject({ nickname });

/** A guest who sends a username and a password keeps the account and becomes a member. */
export const meChanges = z.strictObject({
  displayName: displayName.optional(),
  username: username.optional(),
  newPassword: password.optional(),
  /** Needed with a new password. */
  ...freshProofFields,
  findableByPhone: z.boolean().optional(),
  /** `null` removes it. */
  email: givenEmail.nullable().optional(),
});

export const sessionLane = z.enum(["web", "terminal", "api"]);

export const session = z
  .object({
    id,
    lane: sessionLane,
    /** The browser or program, as it described itself. */
    agent: z.string(),
    createdAt: time,
    seenAt: time,
    current: z.boolean(),
  })
  .meta({ id: "Session" });
export type Session = z.infer<typeof session>;

/** Someone kept under a private name: only the owner ever sees it. */
export const contact = z
  .object({ person, name: z.string().nullable(), since: time })
  .meta({ id: "Contact" });
export type Contact = z.infer<typeof contact>;

export const contactChanges = z.strictObject({ name: contactName.nullable().optional() });

export const contactRequest = z
  .object({ person, direction: z.enum(["received", "sent"]), at: time })
  .meta({ id: "ContactRequest" });
export type ContactRequest = z.infer<typeof contactRequest>;

export const newContactRequest = z.union([
  z.strictObject({ person: id }),
  z.strictObject({ username }),
]);

export const block = z.object({ person, since: time }).meta({ id: "Block" });
export type Block = z.infer<typeof block>;
