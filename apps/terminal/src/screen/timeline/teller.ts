import type { Message, File, MyConversation, LedgerSummary } from "@parley/protocol";
import type { Words } from "../../words/words.ts";
import type { Line } from "../../paint/paint.ts";
import type { Names } from "../names.ts";

/** What has to be known to draw rows, all of it fit to be compared: rows are drawn anew when it changes. */
export interface Teller {
  info: MyConversation;
  words: Words;
  names: Names;
  width: number;
  online: boolean;
  server: string;
  username: string | null;
  /** The message in message mode: its seq, or its cid while it is not sent. */
  selected: number | string | null;
  /** A message by its seq, where it is known. */
  message: (seq: number) => Message | undefined;
  /** Whom one's own message reached, where that is worth a line. */
  ledger: (message: Message) => LedgerSummary | null;
  /** A picture's rows, once they are drawn. */
  picture: (file: File, width: number) => readonly Line[] | null;
}
