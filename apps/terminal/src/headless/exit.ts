/** Exit codes, as sysexits.h numbers them where it has one. */
export const exit = {
  done: 0,
  /** Refused, or it failed. */
  failed: 1,
  calledWrongly: 64,
  unavailable: 69,
  /** A limit was met: the same works later. */
  later: 75,
  notSignedIn: 77,
  interrupted: 130,
} as const;
