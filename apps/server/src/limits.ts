import { Refusal } from "@parley/protocol";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Redis } from "./bus/connect-redis.ts";
import type { Config } from "./config.ts";

interface Limit {
  /** How many within `seconds`. */
  points: number;
  seconds: number;
  /** Counted over all nodes; the others are about one connection and stay on its node. */
  everywhere?: true;
}

/**
 * Everything that costs has a limit; what it is counted by stands above it. An address is often a whole
 * school or household, so those by address leave room for one; an account has its own.
 */
export const namedLimits = {
  /** address */
  "request.address": { points: 6_000, seconds: 60 },
  /** person */
  "request.person": { points: 1_200, seconds: 60 },
  /** person: a burst a person may write, and twelve a second for long */
  "message.send": { points: 60, seconds: 5 },
  /** person */
  "file.upload": { points: 300, seconds: 24 * 3600, everywhere: true },
  /** person: edits, deletions, reactions */
  "message.change": { points: 60, seconds: 10 },
  /** socket: every command, whatever its kind */
  "socket.command": { points: 400, seconds: 5 },
  /** connection: all it says, commands or not; what says more is no client, and is cut */
  "socket.packet": { points: 4_000, seconds: 5 },
  /** person and conversation */
  typing: { points: 10, seconds: 10 },
  /** socket */
  difference: { points: 100, seconds: 10 },
  /** socket */
  "presence.watch": { points: 60, seconds: 10 },
  /** person: conversations made, people invited, requests sent */
  "conversation.create": { points: 30, seconds: 3600 },
  "conversation.invite": { points: 200, seconds: 3600 },
  "contact.request": { points: 30, seconds: 3600, everywhere: true },
  /** person: finding people by exact name is how names would be guessed */
  "people.find": { points: 120, seconds: 60 },
  /** person: a new name is told to everybody one shares a conversation with */
  "profile.change": { points: 30, seconds: 3600 },
  /** person: phones asked into a conversation by text, and of these a day those of strangers */
  "text.invite": { points: 60, seconds: 3600, everywhere: true },
  "text.stranger": { points: 20, seconds: 86_400, everywhere: true },
  /** phone: asked by whomever */
  "text.invited": { points: 5, seconds: 86_400, everywhere: true },
  /** person: texts by `/sms`; and phone: those it gets, by whomever */
  "text.send": { points: 100, seconds: 86_400, everywhere: true },
  "text.received": { points: 30, seconds: 86_400, everywhere: true },
  /** phone: answers to its words, so that two machines do not talk to each other for long */
  "text.answer": { points: 30, seconds: 3600, everywhere: true },
  /** address */
  "account.create": { points: 200, seconds: 3600, everywhere: true },
  "sign-in.address": { points: 300, seconds: 600, everywhere: true },
  /** folded username: wrong passwords only */
  "sign-in.account": { points: 10, seconds: 600, everywhere: true },
  /** address: codes asked for by text; these cost money, and the first that is spent is checked first */
  "code.address": { points: 60, seconds: 3600, everywhere: true },
  /** /24 or /64: whoever has one address of it often has them all */
  "code.network": { points: 120, seconds: 3600, everywhere: true },
  /** number: whoever has it is not to be pestered */
  "code.number": { points: 3, seconds: 3600, everywhere: true },
  "code.number.day": { points: 8, seconds: 86_400, everywhere: true },
  /** number without its last four digits: premium ranges are pumped number by number */
  "code.prefix": { points: 200, seconds: 86_400, everywhere: true },
  /** number without its last four digits: codes nobody proved, counted in the database */
  "code.unproved.prefix": { points: 40, seconds: 12 * 3600 },
  /** /24 or /64, and everybody together: the same; over it a code costs work */
  "code.unproved.network": { points: 20, seconds: 3600 },
  "code.unproved": { points: 100, seconds: 3600 },
  /** solved puzzle: it buys one code */
  "code.puzzle": { points: 1, seconds: 600, everywhere: true },
  /** person */
  "code.account": { points: 10, seconds: 3600, everywhere: true },
  /** /24 or /48: codes that have not come back; a quarter of what is left of the hour, but never fewer than these */
  "code.share": { points: 5, seconds: 3600, everywhere: true },
  /** country; CODE_COUNTRY_LIMIT */
  "code.country": { points: 250, seconds: 3600, everywhere: true },
  /** everybody together; CODE_HOURLY_LIMIT and CODE_DAILY_LIMIT */
  "code.hour": { points: 300, seconds: 3600, everywhere: true },
  "code.day": { points: 1_000, seconds: 86_400, everywhere: true },
  /** of these the half that goes to numbers nobody has proved yet */
  "code.newcomers.country": { points: 125, seconds: 3600, everywhere: true },
  "code.newcomers.hour": { points: 150, seconds: 3600, everywhere: true },
  "code.newcomers.day": { points: 500, seconds: 86_400, everywhere: true },
  /** address: devices that begin to ask to be let in */
  "device-code.address": { points: 300, seconds: 600, everywhere: true },
  /** person, and address: codes looked at that one had not looked at before */
  "device-code.claim": { points: 5, seconds: 600, everywhere: true },
  "device-code.claim-address": { points: 100, seconds: 600, everywhere: true },
  /** person: wrong codes and passwords after a right first proof */
  "second-factor.account": { points: 10, seconds: 3600, everywhere: true },
  /** person: whoever may ask for every number learns who has one */
  "people.find-phone": { points: 30, seconds: 3600, everywhere: true },
  /** address: handshakes, so that a reconnecting crowd behind one address still gets in */
  "socket.connect": { points: 3_000, seconds: 60 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof namedLimits;

export interface Limits {
  /** The limit itself, for who counts on their own. */
  of(name: LimitName): { points: number; seconds: number };
  /** Spends one, or refuses with `too_many` and how many seconds to wait. */
  spend(name: LimitName, key: string | number): Promise<void>;
  /** Refuses as `spend` would, and spends nothing. */
  look(name: LimitName, key: string | number): Promise<void>;
  /** Spends one and never refuses for it; answers how many that makes, and for how many seconds they count. */
  count(name: LimitName, key: string | number): Promise<{ count: number; retryAfter: number }>;
  left(name: LimitName, key: string | number): Promise<number>;
  /** Gives one back. */
  giveBack(name: LimitName, key: string | number): Promise<void>;
  /** Gives back all that was spent: the right password clears the wrong ones. */
  clear(name: LimitName, key: string | number): Promise<void>;
}

export type LimitOverrides = Partial<Record<LimitName, { points: number; seconds: number }>>;

/** As they are set. */
export function codeLimits({
  codeCountryLimit,
  codeHourlyLimit,
  codeDailyLimit,
}: Pick<Config, "codeCountryLimit" | "codeHourlyLimit" | "codeDailyLimit">): LimitOverrides {
  const [country, hour, day] = [codeCountryLimit, codeHourlyLimit, codeDailyLimit];
  const half = (points: number) => Math.ceil(points / 2);
  return {
    "code.country": { points: country, seconds: 3600 },
    "code.hour": { points: hour, seconds: 3600 },
    "code.day": { points: day, seconds: 86_400 },
    "code.newcomers.country": { points: half(country), seconds: 3600 },
    "code.newcomers.hour": { points: half(hour), seconds: 3600 },
    "code.newcomers.day": { points: half(day), seconds: 86_400 },
  };
}

export function createLimits(
  redis: Redis["client"] | null,
  overrides: LimitOverrides = {},
): Limits {
  const limitOf = (name: LimitName): Limit => ({ ...namedLimits[name], ...overrides[name] });
  const limiters = new Map(
    (Object.keys(namedLimits) as LimitName[]).map((name) => {
      const limit = limitOf(name);
      const options = { keyPrefix: `limit:${name}`, points: limit.points, duration: limit.seconds };
      const shared = redis && limit.everywhere;
      // Without its Redis a limit that guards accounts refuses: these fail closed.
      return [
        name,
        shared
          ? new RateLimiterRedis({ ...options, storeClient: redis, useRedisPackage: true })
          : new RateLimiterMemory(options),
      ] as const;
    }),
  );
  const limiter = (name: LimitName) => limiters.get(name)!;

  return {
    of: limitOf,
    async spend(name, key) {
      try {
        await limiter(name).consume(key);
      } catch (reason) {
        throw refusalFor(reason);
      }
    },
    async look(name, key) {
      const spent = await limiter(name).get(key).catch(refuse);
      if (spent && spent.consumedPoints >= limitOf(name).points) throw refusalFor(spent);
    },
    async count(name, key) {
      const spent = await limiter(name).penalty(key).catch(refuse);
      return { count: spent.consumedPoints, retryAfter: secondsUntil(spent) };
    },
    async left(name, key) {
      const spent = await limiter(name).get(key).catch(refuse);
      return Math.max(0, limitOf(name).points - (spent?.consumedPoints ?? 0));
    },
    async giveBack(name, key) {
      // Without Redis it counts a while longer.
      await limiter(name)
        .reward(key)
        .catch(() => undefined);
    },
    async clear(name, key) {
      // Without Redis what was right once counts as wrong a while longer; it stays right.
      await limiter(name)
        .delete(key)
        .catch(() => undefined);
    },
  };
}

function refusalFor(reason: unknown): Refusal {
  if (!(reason instanceof RateLimiterRes)) return new Refusal("busy");
  return new Refusal("too_many", { retryAfter: secondsUntil(reason) });
}

const refuse = (reason: unknown): never => {
  throw refusalFor(reason);
};

const secondsUntil = ({ msBeforeNext }: RateLimiterRes) =>
  Math.max(1, Math.ceil(msBeforeNext / 1000));
