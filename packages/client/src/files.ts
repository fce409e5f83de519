import { endpoints, file, filePath, thumbnailPath, type File } from "@parley/protocol";
import { createApi, headersOf, Unreachable, type ApiOptions } from "./api.ts";
import { refusalIn } from "./refusal.ts";

export interface UploadOptions {
  /** What to call it; the server keeps the last part of a path alone. */
  name: string;
  /** Told as it goes, from 0 to 1. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/** Files on their way to a message, and where those of messages are. */
export interface Files {
  /**
   * Uploads, and answers what to give to `send` within a day. Rejects with `Refusal`, `Unreachable`,
   * or the reason of an aborted `signal`.
   */
  upload: (blob: Blob, options: UploadOptions) => Promise<File>;
  /** Where its bytes are: for `src` when it is a picture, for a link with `download` otherwise. */
  fileUrl: (file: Pick<File, "id" | "name">) => string;
  /** Where the small picture of it is, when `thumbnail` is true. */
  thumbnailUrl: (file: Pick<File, "id">) => string;
}

export function createFiles(options: ApiOptions): Files {
  return {
    upload: (blob, about) => (hasRequests(options) ? send : stream)(options, blob, about),
    fileUrl: (one) => addressOf(filePath(one)),
    thumbnailUrl: (one) => addressOf(thumbnailPath(one)),
  };

  // No header can be set where an address is all there is, as in `src`.
  function addressOf(path: string): string {
    const { url, slot } = options;
    return new URL(slot === undefined ? path : `${path}?slot=${slot}`, url).href;
  }
}

// Whoever brings a fetch of their own wants it used.
const hasRequests = (options: ApiOptions): boolean =>
  options.fetch === undefined && typeof XMLHttpRequest === "function";

/** Outside of browsers a body can be read as it goes out, and a file is never in memory as a whole. */
async function stream(
  options: ApiOptions,
  blob: Blob,
  { name, onProgress, signal }: UploadOptions,
): Promise<File> {
  signal?.throwIfAborted();
  const request = options.fetch ?? fetch;
  const api = createApi({
    ...options,
    fetch: (input, init) =>
      request(input, { ...init, body: counted(blob, onProgress), duplex: "half" } as RequestInit),
  });
  const about = signal ? { signal } : {};
  const uploaded = await api.call("uploadFile", {
    query: { name },
    bytes: new Uint8Array(),
    ...about,
  });
  onProgress?.(1);
  return uploaded;
}

function counted(blob: Blob, onProgress: UploadOptions["onProgress"]): ReadableStream<Uint8Array> {
  let gone = 0;
  return blob.stream().pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, out) {
        gone += chunk.length;
        // The end is told once the server has it.
        if (gone < blob.size) onProgress?.(gone / blob.size);
        out.enqueue(chunk);
      },
    }),
  );
}

/** In browsers only XMLHttpRequest tells how much has gone out. */
async function send(
  options: ApiOptions,
  blob: Blob,
  { name, onProgress, signal }: UploadOptions,
): Promise<File> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<File>();
  const request = new XMLHttpRequest();
  const abort = (): void => request.abort();
  const { method, path } = endpoints.uploadFile;
  const target = new URL(path, options.url);
  target.searchParams.set("name", name);
  request.open(method, target);
  for (const [header, value] of Object.entries(headersOf(options)))
    request.setRequestHeader(header, value);
  request.setRequestHeader("content-type", "application/octet-stream");
  request.responseType = "json";
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    onProgress?.(total > 0 ? loaded / total : 1);
  });
  request.addEventListener("load", () => {
    const reply: unknown = request.response;
    const uploaded = request.status === 201 ? file.safeParse(reply) : null;
    if (uploaded?.success) return resolve(uploaded.data);
    const refused = refusalIn(reply);
    if (refused?.code === "not_signed_in") options.onSignedOut?.();
    reject(refused ?? new Unreachable(`${request.status} without a reason`));
  });
  request.addEventListener("error", () => reject(new Unreachable()));
  request.addEventListener("abort", () => reject(signal?.reason as Error));
  request.addEventListener("loadend", () => signal?.removeEventListener("abort", abort));
  signal?.addEventListener("abort", abort);
  request.send(blob);
  return promise;
}
