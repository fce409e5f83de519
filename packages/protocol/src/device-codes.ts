import { z } from "zod";
import { time } from "./ids.ts";
import { phone } from "./sign-in.ts";
import { deviceName } from "./text.ts";

/** What the device holds and tells nobody: with it the device asks for its token. */
const deviceCode = z
  .string()
  .regex(/^[\w-]{43}$/, "must be a device code")
  .meta({ description: "The secret of a device that wants to be signed in" });

/**
 * What a device shows and somebody types in a browser: 8 letters without vowels, so that they make no
 * word (RFC 8628, 6.1). Read in any case, with or without spaces and hyphens; read is `BCDF-GHJK`.
 */
export const userCode = z
  .string()
  .max(40)
  .transform((value) => value.toUpperCase().replaceAll(/[\s\p{Pd}]/gu, ""))
  .refine((value) => /^[BCDFGHJKLMNPQRSTVWXZ]{8}$/.test(value), {
    error: "must be the 8 letters the device shows",
  })
  .transform((value) => `${value.slice(0, 4)}-${value.slice(4)}`);

/** `device`: what its owner calls it, such as the name of the machine. */
export const newDeviceCode = z.strictObject({ device: deviceName.optional() });

/** What a device shows, and what it asks with. */
export const startedDeviceCode = z
  .object({
    deviceCode,
    /** To be typed in at `verifyAt`: `BCDF-GHJK`. */
    userCode: z.string(),
    /** The page where somebody who is signed in lets the device in. */
    verifyAt: z.url(),
    /** The same with the code in it, to be clicked or shown as a QR code. */
    verifyAtWithCode: z.url(),
    /** Seconds until both codes are good no more. */
    expiresIn: z.int().positive(),
    /** Seconds to wait between one `POST /api/tokens` and the next. */
    interval: z.int().positive(),
  })
  .meta({ id: "StartedDeviceCode" });
export type StartedDeviceCode = z.infer<typeof startedDeviceCode>;

/** Has the device let in by a text instead: its owner answers one that goes to this phone. */
export const newDeviceText = z.strictObject({ deviceCode, phone });

/** The same for every number, whether somebody has it or not. */
export const startedDeviceText = z
  .object({
    /** The answer is made of the digits in the text and these letters, which the device shows: `482913 BCDF`. */
    letters: z.string(),
    /** How many digits the text holds. */
    digits: z.int().positive(),
    /** Seconds until an answer comes too late. */
    expiresIn: z.int().positive(),
  })
  .meta({ id: "StartedDeviceText" });
export type StartedDeviceText = z.infer<typeof startedDeviceText>;

/** Signs a device in that was allowed to. Until then it is refused with `authorization_pending`. */
export const deviceCredentials = z.strictObject({ deviceCode });

/** A device that wants to be signed in, as whoever is to allow it sees it. */
export const askingDevice = z
  .object({
    userCode: z.string(),
    /** What it calls itself. Whoever asks may have chosen any name. */
    device: z.string(),
    /** Where it asks from. */
    address: z.string(),
    /** True: from the same address as the one who looks. */
    sameAddress: z.boolean(),
    askedAt: time,
    /** Seconds until it can be allowed no more. */
    expiresIn: z.int().positive(),
  })
  .meta({ id: "AskingDevice" });
export type AskingDevice = z.infer<typeof askingDevice>;
