/** What a person has to know of the store, as `say` says it. */
export type StorageTrouble =
  | { key: "storage.damaged"; given: { file: string } }
  | { key: "storage.full" }
  | { key: "storage.readOnly"; given: { file: string } }
  | { key: "storage.unusable"; given: { file: string; reason: string } }
  | { key: "storage.newer"; given: { file: string } }
  | { key: "storage.keptAgain" };

/** What is in the file is none of ours, or no longer whole. */
export class Damaged extends Error {}
/** A later version of the app has written it. */
export class Newer extends Error {}

/** SQLite's own numbers, of which the lowest byte says the kind. */
const sqlite = { busy: 5, readOnly: 8, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 };

export function isDamage(error: unknown): boolean {
  return (
    error instanceof Damaged || [sqlite.corrupt, sqlite.notADatabase].includes(numberOf(error))
  );
}

export const isBusy = (error: unknown): boolean => numberOf(error) === sqlite.busy;

export function troubleOf(error: unknown, file: string): StorageTrouble {
  const { code = "", message } = error as NodeJS.ErrnoException;
  const number = numberOf(error);
  if (error instanceof Newer) return { key: "storage.newer", given: { file } };
  if (number === sqlite.full || isFull(code)) return { key: "storage.full" };
  if ([sqlite.readOnly, sqlite.cannotOpen].includes(number) || /^(EROFS|EACCES|EPERM)$/.test(code))
    return { key: "storage.readOnly", given: { file } };
  return { key: "storage.unusable", given: { file, reason: message } };
}

/** Whether a system's code says that there is no room left. */
export const isFull = (code: string): boolean => code === "ENOSPC" || code === "EDQUOT";

const numberOf = (error: unknown): number =>
  ((error as { errcode?: number } | null)?.errcode ?? 0) & 0xff;
