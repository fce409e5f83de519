import { readFileSync } from "node:fs";
import type { z } from "zod";
import { needing, secretSettings, settings, together } from "./settings.ts";

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Null: whatever host a request names, which is right for localhost and a LAN. */
  readonly publicUrl: URL | null;
  readonly trustedProxies: readonly string[];
  readonly dataFolder: string;
  readonly fileMaxBytes: number;
  /** Null: files are in the data folder. */
  readonly s3: S3Account | null;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly logLevel: z.infer<typeof settings>["LOG_LEVEL"];
  /** Null: texts and phones are simulated. */
  readonly twilio: TwilioAccount | null;
  readonly texts: {
    /** Millionths of a US dollar. */
    readonly dailyBudgetMicros: number;
    readonly segmentPriceMicros: number;
    readonly holdMs: number;
    readonly restMs: number;
    readonly keepMs: number;
    readonly simulatedNumbers: number;
    /** ISO codes. Null: those of our own numbers. */
    readonly countries: readonly string[] | null;
  };
  /** Sign-in codes sent a day, over all numbers. */
  readonly codeDailyLimit: number;
  readonly codeHourlyLimit: number;
  /** Within an hour, to the numbers of one country. */
  readonly codeCountryLimit: number;
  /** Whether Twilio is asked about numbers, for money. */
  readonly textLookup: boolean;
  /** True where browsers reach us by HTTPS, so that cookies can insist on it. */
  readonly secure: boolean;
}

export interface S3Account {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  readonly numbers: readonly string[];
  readonly verifyServiceSid: string;
  readonly messagingServiceSid: string | null;
  /** An emulator that is spoken to instead. */
  readonly emulatorUrl: string | null;
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
  for (const [name, needed, why] of needing) {
    if (given[name] && !given[needed]) problems.push(`${name}: ${why}`);
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
    fileMaxBytes: Math.floor(value.FILE_MAX_MB * 1_000_000),
    s3: s3Of(value),
    databaseUrl: value.DATABASE_URL ?? null,
    redisUrl: value.REDIS_URL ?? null,
    tls,
    logLevel: value.LOG_LEVEL,
    twilio: twilioOf(value),
    texts: {
      dailyBudgetMicros: Math.round(value.TEXT_DAILY_BUDGET * 1e6),
      segmentPriceMicros: Math.round(value.TEXT_SEGMENT_PRICE * 1e6),
      holdMs: value.TEXT_HOLD_SECONDS * 1000,
      restMs: value.TEXT_REST_DAYS * 24 * 3600 * 1000,
      keepMs: value.TEXT_KEEP_DAYS * 24 * 3600 * 1000,
      simulatedNumbers: value.SIMULATED_NUMBERS,
      countries: value.TEXT_COUNTRIES ?? null,
    },
    codeDailyLimit: value.CODE_DAILY_LIMIT,
    codeHourlyLimit: value.CODE_HOURLY_LIMIT,
    codeCountryLimit: value.CODE_COUNTRY_LIMIT,
    textLookup: value.TEXT_LOOKUP === "on",
    secure: publicUrl ? publicUrl.protocol === "https:" : tls !== null,
  });
}

function s3Of(value: z.output<typeof settings>): S3Account | null {
  const { FILES_S3_ENDPOINT, FILES_S3_BUCKET, FILES_S3_REGION } = value;
  const { FILES_S3_ACCESS_KEY_ID, FILES_S3_SECRET_ACCESS_KEY } = value;
  if (!FILES_S3_ENDPOINT || !FILES_S3_BUCKET) return null;
  return {
    endpoint: FILES_S3_ENDPOINT,
    bucket: FILES_S3_BUCKET,
    region: FILES_S3_REGION,
    accessKeyId: FILES_S3_ACCESS_KEY_ID!,
    secretAccessKey: FILES_S3_SECRET_ACCESS_KEY!,
  };
}

function twilioOf(value: z.output<typeof settings>): TwilioAccount | null {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBERS } = value;
  const { TWILIO_VERIFY_SERVICE_SID, TWILIO_MESSAGING_SERVICE_SID, TWILIO_EMULATOR_URL } = value;
  if (!TWILIO_ACCOUNT_SID || !TWILIO_AUTH_TOKEN || !TWILIO_PHONE_NUMBERS) return null;
  return {
    accountSid: TWILIO_ACCOUNT_SID,
    authToken: TWILIO_AUTH_TOKEN,
    numbers: TWILIO_PHONE_NUMBERS,
    verifyServiceSid: TWILIO_VERIFY_SERVICE_SID!,
    messagingServiceSid: TWILIO_MESSAGING_SERVICE_SID ?? null,
    emulatorUrl: TWILIO_EMULATOR_URL ?? null,
  };
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
