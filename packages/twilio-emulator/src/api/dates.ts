/** The 2010 API's dates: `Thu, 24 Aug 2023 05:01:45 +0000`. */
export function rfc2822(ms: number): string;
export function rfc2822(ms: number | null): string | null;
export function rfc2822(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toUTCString().replace("GMT", "+0000");
}

/** The dates of every later API: `2023-08-24T05:01:45Z`. */
export function iso8601(ms: number): string;
export function iso8601(ms: number | null): string | null;
export function iso8601(ms: number | null): string | null {
  return ms === null ? null : `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
