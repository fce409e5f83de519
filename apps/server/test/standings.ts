import type { ErrorCode } from "@parley/protocol";

/** How somebody can stand to the world of the matrix, those with the least to lose first. */
export const standings = [
  "signedOut",
  "stranger",
  "guest",
  "blocked",
  "former",
  "member",
  "moderator",
  "owner",
] as const;
export type Standing = (typeof standings)[number];

/** Those who are signed in and have no business in the group. */
export const outsiders = ["stranger", "guest", "blocked", "former"] as const satisfies Standing[];

export type Cell = "ok" | ErrorCode;

export const everybody = (cell: Cell, signedOut: Cell = cell): Record<Standing, Cell> => ({
  signedOut,
  stranger: cell,
  guest: cell,
  blocked: cell,
  former: cell,
  member: cell,
  moderator: cell,
  owner: cell,
});
/** For whoever is signed in. */
export const signedIn = everybody("ok", "not_signed_in");
/** For those inside; to everybody else it is not there. */
export const inside = (cells: Partial<Record<Standing, Cell>> = {}): Record<Standing, Cell> => ({
  ...everybody("not_found", "not_signed_in"),
  member: "ok",
  moderator: "ok",
  owner: "ok",
  ...cells,
});
