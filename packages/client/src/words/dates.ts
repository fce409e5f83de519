/** Dates and numbers as one reader writes them: their locale, their time zone. */
export interface Dates {
  /** 17:02 */
  time: (at: Date) => string;
  /** Today, Yesterday, Thursday 19 November, or with the year when it is another. */
  day: (at: Date) => string;
  /** Thursday, 19 November 2026 at 17:02:09 */
  full: (at: Date) => string;
  /** For a list: the time today, the weekday this week, else the date. */
  brief: (at: Date) => string;
  /** For a sentence: the time today, the weekday and time this week, else the date. */
  since: (at: Date) => string;
  number: (value: number) => string;
  /** US dollars, to the cent; to the tenth of one where it is less. */
  money: (dollars: number) => string;
  /** 3.4 MB: of a file, never less than 1 kB. */
  size: (bytes: number) => string;
  list: (items: readonly string[]) => string;
}

/** `zone` and `now` are given by tests; a browser's own otherwise. */
export function datesIn(locale: string, zone?: string, now: () => Date = () => new Date()): Dates {
  const inZone = zone === undefined ? {} : { timeZone: zone };
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, ...inZone });
  const time = format({ timeStyle: "short" });
  const dayAndTime = format({ weekday: "short", hour: "2-digit", minute: "2-digit" });
  const dateAndTime = format({
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  const weekday = format({ weekday: "short" });
  const shortDate = format({ day: "numeric", month: "short" });
  const dayThisYear = format({ weekday: "long", day: "numeric", month: "long" });
  const dayOtherYear = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const full = format({ dateStyle: "full", timeStyle: "medium" });
  const oldDate = format({ day: "numeric", month: "short", year: "numeric" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const number = new Intl.NumberFormat(locale);
  const money = (dollars: number) =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency: "USD",
      currencyDisplay: "narrowSymbol",
      maximumFractionDigits: dollars < 0.01 ? 3 : 2,
    });
  const sizeIn = (unit: "kilobyte" | "megabyte", digits: number) =>
    new Intl.NumberFormat(locale, {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumFractionDigits: digits,
    });
  const list = new Intl.ListFormat(locale);
  const daysAgo = (at: Date) => dayNumber(now(), zone) - dayNumber(at, zone);
  const sameYear = (at: Date) => yearOf(at, zone) === yearOf(now(), zone);

  return {
    time: (at) => time.format(at),
    day(at) {
      const ago = daysAgo(at);
      if (ago === 0 || ago === 1) return capital(relative.format(-ago, "day"), locale);
      return (sameYear(at) ? dayThisYear : dayOtherYear).format(at);
    },
    full: (at) => full.format(at),
    brief(at) {
      const ago = daysAgo(at);
      if (ago <= 0) return time.format(at);
      if (ago < 7) return weekday.format(at);
      return (sameYear(at) ? shortDate : oldDate).format(at);
    },
    since(at) {
      const ago = daysAgo(at);
      if (ago <= 0) return time.format(at);
      if (ago < 7) return dayAndTime.format(at);
      return (sameYear(at) ? dateAndTime : oldDate).format(at);
    },
    number: (value) => number.format(value),
    money: (dollars) => money(dollars).format(dollars),
    size(bytes) {
      if (bytes < 999_500) return sizeIn("kilobyte", 0).format(Math.max(1, bytes / 1000));
      const megabytes = bytes / 1_000_000;
      return sizeIn("megabyte", megabytes < 10 ? 1 : 0).format(megabytes);
    },
    list: (items) => list.format(items),
  };
}

/** Which calendar day an instant falls on, counted so that neighbouring days differ by one. */
export function dayNumber(at: Date, zone?: string): number {
  const [year, month, day] = calendar(at, zone);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

function yearOf(at: Date, zone?: string): number {
  return calendar(at, zone)[0];
}

const calendars = new Map<string | undefined, Intl.DateTimeFormat>();

function calendar(at: Date, zone?: string): [year: number, month: number, day: number] {
  if (zone === undefined) return [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  let format = calendars.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { dateStyle: "short", timeZone: zone });
    calendars.set(zone, format);
  }
  return format.format(at).split("-").map(Number) as [number, number, number];
}

function capital(text: string, locale: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}
