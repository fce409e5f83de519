import { limits, type File as Uploaded, type Id } from "@parley/protocol";
import type { Parley } from "./parley.ts";

/** A file chosen for a message: on its way to the server, there, or not got there. */
export interface Upload {
  key: string;
  name: string;
  type: string;
  sizeBytes: number;
  /** Where a small picture of it is. */
  preview: string | null;
  status: UploadStatus;
}

export type UploadStatus =
  /** From 0 to 1. */
  | { kind: "under way"; progress: number }
  /** `offline`: it was not even tried. */
  | { kind: "failed"; problem: unknown }
  | { kind: "there"; file: Uploaded };

/** What was chosen and cannot be sent, said before anything is uploaded. */
export interface Refused {
  name: string;
  why: "too large" | "too many" | "folder";
}

interface Saying {
  body: string;
  replyTo?: number;
}

/** What goes with the next message of one conversation. */
export interface Basket {
  uploads: readonly Upload[];
  refused: readonly Refused[];
  /** A message that leaves as soon as its files are there. */
  waiting: Saying | null;
}

/** The files chosen in every conversation. They go on their way whichever is open. */
export interface Uploads {
  /** The same object until it changes. */
  get: (conversation: Id) => Basket;
  subscribe: (listener: () => void) => () => void;
  add: (conversation: Id, chosen: readonly Chosen[]) => void;
  /** Puts back what a message carried that could not be sent. */
  putBack: (conversation: Id, files: readonly Uploaded[]) => void;
  /** Calls it off, wherever it is. */
  remove: (conversation: Id, key: string) => void;
  retry: (conversation: Id, key: string) => void;
  dismissRefused: (conversation: Id) => void;
  /** `stuck`: one of the files has not got there, and somebody has to decide about it. */
  send: (conversation: Id, saying: Saying) => "sent" | "waiting" | "stuck";
  /** What was to leave by itself stays where it is written. */
  stay: (conversation: Id) => void;
}

export type Chosen = File | { folder: string };

/** Why a file was not even tried. */
export const offline = Symbol("offline");

/** More at once would take a browser's few connections from everything else. */
const atOnce = 2;

const nothing: Basket = { uploads: [], refused: [], waiting: null };

const known = new WeakMap<Parley, Uploads>();

export function uploadsOf(parley: Parley): Uploads {
  const uploads = known.get(parley) ?? createUploads(parley);
  known.set(parley, uploads);
  return uploads;
}

interface Job {
  conversation: Id;
  key: string;
  bytes: File;
  /** Set while it is on its way. */
  call: AbortController | null;
}

export function createUploads(parley: Parley): Uploads {
  const baskets = new Map<Id, Basket>();
  const listeners = new Set<() => void>();
  /** Those not there yet, in the order chosen. */
  const jobs = new Map<string, Job>();
  let keys = 0;
  return { get, subscribe, add, putBack, remove, retry, dismissRefused, send, stay };

  function get(conversation: Id): Basket {
    let basket = baskets.get(conversation);
    if (!basket) {
      const kept = parley.state.get().draftFiles.get(conversation);
      basket = kept ? { ...nothing, uploads: kept.map(fromServer) } : nothing;
      baskets.set(conversation, basket);
    }
    return basket;
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  function change(conversation: Id, changes: Partial<Basket>): void {
    baskets.set(conversation, { ...get(conversation), ...changes });
    for (const listener of listeners) listener();
  }

  function setStatus({ conversation, key }: Job, status: UploadStatus): void {
    const { uploads } = get(conversation);
    const next = uploads.map((each) => (each.key === key ? { ...each, status } : each));
    change(conversation, { uploads: next });
  }

  function add(conversation: Id, chosen: readonly Chosen[]): void {
    const { fileMaxBytes } = parley.state.get();
    const { uploads } = get(conversation);
    const [added, refused]: [Upload[], Refused[]] = [[], []];
    for (const each of chosen) {
      if ("folder" in each) refused.push({ name: each.folder, why: "folder" });
      else if (fileMaxBytes !== null && each.size > fileMaxBytes)
        refused.push({ name: each.name, why: "too large" });
      else if (uploads.length + added.length >= limits.filesPerMessage)
        refused.push({ name: each.name, why: "too many" });
      else added.push(begin(conversation, each));
    }
    change(conversation, { uploads: [...uploads, ...added], refused });
    for (const { key } of added) tryOrFail(jobs.get(key)!);
    pump();
  }

  function begin(conversation: Id, bytes: File): Upload {
    const { name, type, size: sizeBytes } = bytes;
    const key = `chosen-${++keys}`;
    jobs.set(key, { conversation, key, bytes, call: null });
    const preview = isShown(type) ? URL.createObjectURL(bytes) : null;
    return { key, name, type, sizeBytes, preview, status: { kind: "under way", progress: 0 } };
  }

  function tryOrFail(job: Job): void {
    const online = parley.state.get().connection.phase === "online";
    if (!online) setStatus(job, { kind: "failed", problem: offline });
  }

  function pump(): void {
    const onTheirWay = [...jobs.values()].filter(({ call }) => call !== null).length;
    const waiting = [...jobs.values()].filter((job) => job.call === null && isUnderWay(job));
    for (const job of waiting.slice(0, atOnce - onTheirWay)) void run(job);
  }

  function isUnderWay({ conversation, key }: Job): boolean {
    const upload = get(conversation).uploads.find((each) => each.key === key);
    return upload?.status.kind === "under way";
  }

  async function run(job: Job): Promise<void> {
    const call = new AbortController();
    job.call = call;
    try {
      const file = await parley.files.upload(job.bytes, {
        name: job.bytes.name,
        signal: call.signal,
        onProgress: (progress) => setStatus(job, { kind: "under way", progress }),
      });
      jobs.delete(job.key);
      setStatus(job, { kind: "there", file });
      keep(job.conversation);
      leave(job.conversation);
    } catch (problem) {
      job.call = null;
      if (call.signal.aborted) return;
      setStatus(job, { kind: "failed", problem });
      stay(job.conversation);
    } finally {
      pump();
    }
  }

  function remove(conversation: Id, key: string): void {
    jobs.get(key)?.call?.abort();
    jobs.delete(key);
    const { uploads } = get(conversation);
    forgetPreview(uploads.find((each) => each.key === key));
    change(conversation, { uploads: uploads.filter((each) => each.key !== key), refused: [] });
    keep(conversation);
    leave(conversation);
    pump();
  }

  function retry(conversation: Id, key: string): void {
    const job = jobs.get(key);
    if (!job) return;
    setStatus(job, { kind: "under way", progress: 0 });
    tryOrFail(job);
    pump();
  }

  function putBack(conversation: Id, files: readonly Uploaded[]): void {
    const { uploads } = get(conversation);
    const room = limits.filesPerMessage - uploads.length;
    change(conversation, { uploads: [...files.slice(0, room).map(fromServer), ...uploads] });
    keep(conversation);
  }

  function dismissRefused(conversation: Id): void {
    change(conversation, { refused: [] });
  }

  function send(conversation: Id, saying: Saying): "sent" | "waiting" | "stuck" {
    const { uploads } = get(conversation);
    if (uploads.some(({ status }) => status.kind === "failed")) return "stuck";
    change(conversation, { waiting: saying });
    return leave(conversation) ? "sent" : "waiting";
  }

  function stay(conversation: Id): void {
    change(conversation, { waiting: null });
  }

  /** What waits leaves if it can. */
  function leave(conversation: Id): boolean {
    const { uploads, waiting } = get(conversation);
    const files = thereOf(uploads);
    if (!waiting || files.length < uploads.length) return false;
    for (const each of uploads) forgetPreview(each);
    change(conversation, nothing);
    if (files.length === 0 && waiting.body.trim() === "") return false;
    const { body, ...about } = waiting;
    parley.send(conversation, body, { ...about, ...(files.length > 0 && { files }) });
    parley.setDraft(conversation, "");
    keep(conversation);
    return true;
  }

  /** What is there goes with the draft, over a reload too. */
  function keep(conversation: Id): void {
    parley.setDraftFiles(conversation, thereOf(get(conversation).uploads));
  }

  function fromServer(file: Uploaded): Upload {
    const { name, type, sizeBytes } = file;
    const preview = file.thumbnail ? parley.files.thumbnailUrl(file) : null;
    const status = { kind: "there" as const, file };
    return { key: `file-${file.id}`, name, type, sizeBytes, preview, status };
  }
}

const thereOf = (uploads: readonly Upload[]): Uploaded[] =>
  uploads.flatMap(({ status }) => (status.kind === "there" ? [status.file] : []));

/** What every browser draws; of others there is no small picture before the server has made one. */
const isShown = (type: string) => /^image\/(jpeg|png|gif|webp|avif)$/.test(type);

function forgetPreview(upload: Upload | undefined): void {
  if (upload?.preview?.startsWith("blob:")) URL.revokeObjectURL(upload.preview);
}
