/** What the rest of the server knows of the texts going out. */
export interface Outbox {
  /** There is something new to send. */
  wake(): void;
  /** To be told of texts, by id, whose state has changed. */
  onChange(listener: (texts: number[]) => void): void;
  changed(texts: number[]): void;
}
