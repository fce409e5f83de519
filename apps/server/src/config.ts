import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL like ${example}` });
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
});

/** Those that may be given as a file, `NAME_FILE`, so that the secret itself is in no environment. */
export const secretSettings = ["DATABASE_URL", "REDIS_URL", "TWILIO_AUTH_TOKEN"] as const;

// Half a set would start a server that fails later, at the first text or handshake.
const together = [
  ["TLS_CERT", "TLS_KEY"],
  ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_PHONE_NUMBERS", "TWILIO_VERIFY_SERVICE_SID"],
] as const;

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Null: whatever host a request names, which is right for localhost and a LAN. */
  readonly publicUrl: URL | null;
  readonly trustedProxies: readonly string[];
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly logLevel: z.infer<typeof settings>["LOG_LEVEL"];
  /** True where browsers reach us by HTTPS, so that cookies can insist on it. */
  readonly secure: boolean;
}

/** Says everything that is wrong at once, so that it is mended in one go. */
export class ConfigError extends Error {
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** Reads the environment, or throws a ConfigError that names every bad value. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const given = withSecretFiles(environment, problems);
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      problems.push(`${issue.path.join(".")}: ${issue.message}`);
    }
  }
  problems.push(...halfGiven(given));
  const tls = readTls(given, problems);
  if (given["REDIS_URL"] && !given["DATABASE_URL"]) {
    problems.push("REDIS_URL: several nodes need DATABASE_URL too, a SQLite file serves one");
  }
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems);

  const value = parsed.data;
  const publicUrl = value.PUBLIC_URL ? new URL(value.PUBLIC_URL) : null;
  return Object.freeze({
    port: value.PORT,
    host: value.HOST,
    publicUrl,
    trustedProxies: value.TRUSTED_PROXIES ?? (publicUrl ? ["127.0.0.1", "::1"] : []),
    dataFolder: value.PARLEY_DATA,
    databaseUrl: value.DATABASE_URL ?? null,
    redisUrl: value.REDIS_URL ?? null,
    tls,
    logLevel: value.LOG_LEVEL,
    secure: publicUrl ? publicUrl.protocol === "https:" : tls !== null,
  });
}

function withSecretFiles(environment: Record<string, string | undefined>, problems: string[]) {
  // An empty value is how a compose file or a .env says "not set".
  const given: Record<string, string> = {};
  for (const name of Object.keys(settings.shape)) {
    const value = environment[name];
    if (value) given[name] = value;
  }
  for (const name of secretSettings) {
    const file = environment[`${name}_FILE`];
    if (!file) continue;
    if (given[name]) problems.push(`${name}: given both as a value and as ${name}_FILE`);
    const secret = readOrNote(file, `${name}_FILE`, problems);
    if (secret !== null) given[name] = secret.trim();
  }
  return given;
}

function halfGiven(given: Record<string, string>): string[] {
  return together.flatMap((names) => {
    const missing = names.filter((name) => !given[name]);
    if (missing.length === 0 || missing.length === names.length) return [];
    const present = names.filter((name) => given[name]);
    return [`${missing.join(", ")}: needed together with ${present.join(", ")}`];
  });
}

function readTls(given: Record<string, string>, problems: string[]) {
  const { TLS_CERT, TLS_KEY } = given;
  if (!TLS_CERT || !TLS_KEY) return null;
  const cert = readOrNote(TLS_CERT, "TLS_CERT", problems);
  const key = readOrNote(TLS_KEY, "TLS_KEY", problems);
  return cert === null || key === null ? null : { cert, key };
}

function readOrNote(file: string, name: string, problems: string[]): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "unreadable";
    problems.push(`${name}: the file ${file} cannot be read (${reason})`);
    return null;
  }
}
