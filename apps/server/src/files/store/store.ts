import type { Readable } from "node:stream";

/** Where the bytes of files are. What a key means, the database knows. */
export interface Store {
  /** Keeps what is in a file on this machine; when it resolves, the bytes survive a power cut. May move the file. */
  put(key: string, path: string, type: string): Promise<void>;
  /** Null when nothing is kept under the key. */
  get(key: string, range?: ByteRange): Promise<Readable | null>;
  /** Deleting what is not there is no error: it may be tried again. */
  delete(key: string): Promise<void>;
}

/** Both ends included, as in HTTP. */
export interface ByteRange {
  start: number;
  end: number;
}
