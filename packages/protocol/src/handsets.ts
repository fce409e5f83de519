import { z } from "zod";
import { time } from "./ids.ts";

/** A phone's number: E.164, or a short code. Spaces, dots, hyphens and brackets in it are dropped. */
export const handsetNumber = z
  .string()
  .max(40)
  .transform((value) => value.replaceAll(/[\s().-]/g, ""))
  .refine((value) => /^(?:\+[1-9]\d{6,14}|\d{3,8})$/.test(value), {
    error: "must be a number like +15551234567, or a short code",
  })
  .meta({ description: "A number like +15551234567, or a short code" });

export const lineTypes = [
  "landline",
  "mobile",
  "fixedVoip",
  "nonFixedVoip",
  "personal",
  "tollFree",
  "premium",
  "sharedCost",
  "uan",
  "voicemail",
  "pager",
  "unknown",
] as const;

/** What goes wrong on purpose with texts to one simulated phone. */
export const handsetFaults = z
  .object({
    /** Switched off: texts wait until it is on again, or fail with 30003. */
    off: z.boolean(),
    /** A landline: texts fail with 30006. */
    landline: z.boolean(),
    /** The carrier does not know the number: texts fail with 30005. */
    unknown: z.boolean(),
    /** The carrier filters what is sent to it: texts fail with 30007. */
    filtered: z.boolean(),
    /** The account may not send to its region: sends are refused with 21408. */
    regionOff: z.boolean(),
    /** When its SIM was last exchanged, as Lookup tells it. */
    simSwappedAt: time.nullable(),
    /** When its carrier took the number back, to give it to somebody else. */
    recycledAt: time.nullable(),
    /** What Lookup says of the line. */
    lineType: z.enum(lineTypes),
  })
  .meta({ id: "HandsetFaults" });
export type HandsetFaults = z.infer<typeof handsetFaults>;

/** A simulated phone. */
export const handset = z
  .object({ number: z.string(), faults: handsetFaults })
  .meta({ id: "Handset" });
export type Handset = z.infer<typeof handset>;

/** A text as whoever holds the phone sees it. */
export const handsetText = z
  .object({
    sid: z.string(),
    from: z.string(),
    to: z.string(),
    body: z.string(),
    media: z.array(
      z.object({
        /** A path on this server. */
        url: z.string(),
        type: z.string(),
      }),
    ),
    at: time,
    /** `in`: to the phone; `out`: written on it. */
    direction: z.enum(["in", "out"]),
    /** In Twilio's word for it: `delivered`, `received`, `failed` … */
    status: z.string(),
  })
  .meta({ id: "HandsetText" });
export type HandsetText = z.infer<typeof handsetText>;

const storable = (value: string) => value.isWellFormed() && !value.includes("\0");

/** What is written on a phone: as long as a phone lets it be, and not empty unless something comes with it. */
export const newHandsetText = z
  .strictObject({
    to: handsetNumber,
    body: z.string().max(1600).refine(storable, {
      error: "must be well-formed Unicode without NUL",
    }),
    media: z
      .array(
        z.strictObject({
          type: z
            .string()
            .max(100)
            .regex(/^[\w.+-]+\/[\w.+-]+$/, "must be a type like image/jpeg"),
          base64: z.base64().min(4),
        }),
      )
      .max(10)
      .optional(),
  })
  .refine(({ body, media }) => body !== "" || (media?.length ?? 0) > 0, {
    error: "must not be empty",
    path: ["body"],
  });

const few = z.int().min(0).max(1_000);

/** What goes wrong on purpose with the account, the carrier and the way to our webhooks. */
export const carrierFaults = z
  .object({
    /** The next so many requests are answered 429. */
    tooMany: few,
    /** The next so many requests are answered 503, and nothing was done. */
    broken: few,
    /** The next so many texts are accepted, but the answer is lost on its way. */
    lost: few,
    /** Every report of a delivery comes twice. */
    duplicateCallbacks: z.boolean(),
    /** Every report of a delivery is this late. */
    lateCallbacksMs: z.int().min(0).max(3_600_000),
    /** Reports of a delivery come in the wrong order. */
    shuffledCallbacks: z.boolean(),
    /** No webhook of ours can be reached. */
    webhookOutage: z.boolean(),
    /** How long the carrier tries a phone that is off. */
    offPatienceMs: z.int().min(0).max(36_000_000),
  })
  .meta({ id: "CarrierFaults" });
export type CarrierFaults = z.infer<typeof carrierFaults>;

/** A line of the simulated account's log, as Twilio's console would show it. */
export const consoleEntry = z
  .object({
    sid: z.string(),
    at: time,
    level: z.enum(["error", "warning"]),
    /** Of Twilio's dictionary of errors. */
    code: z.int(),
    message: z.string(),
    /** The text it is about. */
    resourceSid: z.string().nullable(),
    url: z.string().nullable(),
  })
  .meta({ id: "ConsoleEntry" });
export type ConsoleEntry = z.infer<typeof consoleEntry>;
