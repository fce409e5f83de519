import { isIP } from "node:net";
import { isSupportedCountry } from "libphonenumber-js/max";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL like ${example}` });
const isLoopback = (host: string) => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);
const list = z
  .string()
  .transform((value) => value.split(",").map((part) => part.trim()))
  .pipe(z.array(z.string().min(1)).min(1));
const isOrigin = ({ href, origin }: URL) => href === `${origin}/`;
// As proxy-addr takes them.
const namedRanges = ["loopback", "linklocal", "uniquelocal"];
const isAddressOrRange = (text: string) => {
  const [, address = "", bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(bits ?? 0) <= (version === 4 ? 32 : 128);
};

/** Every setting, as it stands in the environment. `docs/settings.md` is printed from here. */
export const settings = z.object({
  PORT: port.default(8080).describe("The port to listen on"),
  HOST: z.string().min(1).default("127.0.0.1").describe("The address to listen on"),
  PUBLIC_URL: url(/^https?$/, "https://chat.example.org")
    .refine((value) => !URL.canParse(value) || isOrigin(new URL(value)), {
      error: "must name a host (and port) alone, without a path: Parley has one to itself",
    })
    .optional()
    .describe("Where people reach this server, when that is not http://localhost:PORT"),
  TRUSTED_PROXIES: list
    .refine((given) => given.every((one) => namedRanges.includes(one) || isAddressOrRange(one)), {
      error: "must be addresses or ranges like 10.0.0.1, 10.0.0.0/8, fd00::/8 or loopback",
    })
    .optional()
    .describe(
      "Addresses whose X-Forwarded-For is believed, comma separated; loopback when PUBLIC_URL is set",
    ),
  PARLEY_DATA: z.string().min(1).default("./data").describe("The folder that holds everything"),
  FILE_MAX_MB: z.coerce
    .number()
    .positive()
    .max(2_000)
    .default(25)
    .describe("How many megabytes a file may have that somebody sends"),
  FILES_S3_ENDPOINT: url(/^https?$/, "https://s3.example.org")
    .optional()
    .describe("An S3-compatible store for files; without it they are in PARLEY_DATA"),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket")
    .optional()
    .describe("Its bucket, which belongs to Parley alone and is not public"),
  FILES_S3_REGION: z.string().min(1).default("us-east-1").describe("Its region, where it has any"),
  FILES_S3_ACCESS_KEY_ID: z.string().min(1).optional().describe("The id of a key to it"),
  FILES_S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe("That key"),
  DATABASE_URL: url(/^postgres(ql)?$/, "postgres://user@host/parley")
    .optional()
    .describe("PostgreSQL; without it, a SQLite file in PARLEY_DATA"),
  REDIS_URL: url(/^rediss?$/, "redis://host:6379")
    .optional()
    .describe("Redis, when several nodes serve one PostgreSQL"),
  TLS_CERT: z.string().min(1).optional().describe("Certificate chain file (PEM), to serve HTTPS"),
  TLS_KEY: z.string().min(1).optional().describe("Private key file (PEM) of TLS_CERT"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .default("info")
    .describe("How much to log"),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, "must be AC and 32 hex digits")
    .optional()
    .describe("The Twilio account that carries texts"),
  TWILIO_AUTH_TOKEN: z
    .string()
    .regex(/^[0-9a-f]{32}$/, "must be 32 hex digits")
    .optional()
    .describe("Its auth token"),
  TWILIO_PHONE_NUMBERS: list
    .pipe(z.array(z.string().regex(/^\+[1-9]\d{6,14}$/, "must be numbers like +15551234567")))
    .optional()
    .describe("Our numbers there, comma separated, as +15551234567"),
  TWILIO_VERIFY_SERVICE_SID: z
    .string()
    .regex(/^VA[0-9a-f]{32}$/, "must be VA and 32 hex digits")
    .optional()
    .describe("Its Verify service, for sign-in codes"),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG[0-9a-f]{32}$/, "must be MG and 32 hex digits")
    .optional()
    .describe("The messaging service our numbers are in, where there is one (US numbers need it)"),
  TWILIO_EMULATOR_URL: url(/^http$/, "http://127.0.0.1:4010")
    .refine((value) => !URL.canParse(value) || isLoopback(new URL(value).hostname), {
      error: "must be on this machine",
    })
    .optional()
    .describe("A Twilio emulator running by itself, spoken to in place of Twilio"),
  TEXT_DAILY_BUDGET: z.coerce
    .number()
    .min(0)
    .default(10)
    .describe("US dollars that texts may cost a day; sign-in codes have a limit of their own"),
  TEXT_SEGMENT_PRICE: z.coerce
    .number()
    .min(0)
    .default(0.0113)
    .describe("What one segment costs, in US dollars, to tell costs before sending"),
  TEXT_HOLD_SECONDS: z.coerce
    .number()
    .min(0)
    .max(60)
    .default(5)
    .describe("How long a message waits before it is texted, so that it can still be edited"),
  TEXT_REST_DAYS: z.coerce
    .number()
    .min(0)
    .max(365)
    .default(30)
    .describe("How long a number is not used again between a phone and another conversation"),
  TEXT_KEEP_DAYS: z.coerce
    .number()
    .min(1)
    .max(3650)
    .default(30)
    .describe("How long what a text said is kept beside its message, for looking into"),
  TEXT_COUNTRIES: z
    .string()
    .transform((value) => value.split(",").map((part) => part.trim().toUpperCase()))
    .pipe(z.array(z.string().refine(isSupportedCountry, "must be country codes like US,CA,DE")))
    .optional()
    .describe("Countries that codes and texts are sent to; without it, those of our own numbers"),
  CODE_DAILY_LIMIT: z.coerce
    .number()
    .int()
    .min(0)
    .default(1000)
    .describe(
      "How many sign-in codes are sent a day, over all numbers; at most half of them to numbers nobody has proved yet",
    ),
  CODE_HOURLY_LIMIT: z.coerce
    .number()
    .int()
    .min(0)
    .default(300)
    .describe("How many of them within an hour, by halves alike"),
  CODE_COUNTRY_LIMIT: z.coerce
    .number()
    .int()
    .min(0)
    .default(250)
    .describe("How many of these to the numbers of one country, by halves alike"),
  TEXT_LOOKUP: z
    .enum(["on", "off"])
    .default("off")
    .describe(
      "Whether Twilio is asked, for money, what kind of line a new number is, and whether a number that proves an account has had its SIM changed in the last three days",
    ),
  SIMULATED_NUMBERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(99)
    .default(5)
    .describe("How many numbers of ours are simulated while there is no Twilio account"),
});

/** Those that may be given as a file, `NAME_FILE`, so that the secret itself is in no environment. */
export const secretSettings = [
  "DATABASE_URL",
  "REDIS_URL",
  "TWILIO_AUTH_TOKEN",
  "FILES_S3_SECRET_ACCESS_KEY",
] as const;

const twilioAccount = [
  "TWILIO_ACCOUNT_SID",
  "TWILIO_AUTH_TOKEN",
  "TWILIO_PHONE_NUMBERS",
  "TWILIO_VERIFY_SERVICE_SID",
] as const;

// Half a set would start a server that fails later, at the first text or handshake.
export const together = [
  ["TLS_CERT", "TLS_KEY"],
  twilioAccount,
  ["FILES_S3_ENDPOINT", "FILES_S3_BUCKET", "FILES_S3_ACCESS_KEY_ID", "FILES_S3_SECRET_ACCESS_KEY"],
] as const;

/** Those that mean nothing without another, and why. */
export const needing = [
  ["FILES_S3_REGION", "FILES_S3_ENDPOINT", "is the region of an S3 store: name that too"],
  ["REDIS_URL", "DATABASE_URL", "several nodes need DATABASE_URL too, a SQLite file serves one"],
  ["TWILIO_MESSAGING_SERVICE_SID", "TWILIO_ACCOUNT_SID", "belongs to an account: set that too"],
  ["TWILIO_EMULATOR_URL", "TWILIO_ACCOUNT_SID", "has an account too: set what it printed"],
] as const;
