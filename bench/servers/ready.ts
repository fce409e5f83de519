/** What a measured server tells the bench when it may begin. */
export interface Ready {
  port: number;
  /** A bearer token for each person, all of them in the one conversation. */
  tokens: string[];
  conversation: number;
}

export function sayReady(ready: Ready): void {
  process.send!(ready);
}

/** Ends with the bench, whichever way the bench ends. */
export function endWithParent(): void {
  process.on("disconnect", () => process.exit(0));
}
