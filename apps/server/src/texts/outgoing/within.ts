/** How long Twilio may take for one answer. */
export const ANSWERED_WITHIN_MS = 15_000;

export class NoAnswer extends Error {}

/** Rejects with `NoAnswer` when it takes longer. What was asked may happen all the same. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new NoAnswer(`no answer within ${ms} ms`)), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
