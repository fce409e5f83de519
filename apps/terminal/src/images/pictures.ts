import type { Parley, Picture } from "@parley/client";
import type { Line } from "../paint/paint.ts";
import { decoder } from "./decode.ts";
import type { Easel } from "./easel.ts";
import { kittyIds, removal } from "./kitty.ts";
import { Away, planFor, type Made, type Plan, type Room } from "./making.ts";

/** Pictures as rows of text. What has to be fetched for them comes later, and is told. */
export interface Pictures {
  /** Whether pictures are drawn among messages. */
  readonly drawn: boolean;
  /** Whether they are drawn where one is looked at on its own. */
  readonly drawnWhole: boolean;
  /** Whether tmux keeps the terminal from drawing them better. */
  readonly hindered: boolean;
  /** Fetches it, if that has not been tried. */
  want: (file: Picture) => void;
  /** At most so wide and so many rows; null while it is not there, or for good where it cannot be. */
  lines: (file: Picture, width: number, rows: number) => readonly Line[] | null;
  /** The same for one that stands on its own: as well as this terminal can. */
  whole: (file: Picture, width: number, rows: number) => readonly Line[] | null;
  /** Whether it will not come. */
  failed: (file: Picture) => boolean;
  /** Answers how to stop listening. */
  follow: (listener: () => void) => () => void;
  /** Takes out of the terminal what it holds of them; answers how to stop. */
  begin: () => () => void;
}

/** How many pictures are kept at hand: more than a screen shows, or those in view would take turns for ever. */
const kept = 200;
/** And how much of them, as they are fetched and as they are sent: 24 MB each. */
const keptBytes = 24_000_000;

export function createPictures(parley: Pick<Parley, "api">, easel: Easel): Pictures {
  const nextId = kittyIds();
  const fetched = new Map<number, Uint8Array | "coming" | "failed">();
  /** The one that was looked at last stands last. */
  let made = new Map<string, Made | "coming">();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of Array.from(listeners)) listener();
  };

  async function fetchIt(file: Picture): Promise<void> {
    fetched.set(file.id, "coming");
    try {
      const params = { file: file.id };
      const bytes = file.thumbnail
        ? await parley.api.call("getThumbnail", { params })
        : await parley.api.call("getFile", { params: { ...params, name: "picture" } });
      fetched.set(file.id, bytes);
      giveUpFetched(file);
    } catch {
      fetched.set(file.id, "failed");
    }
    tell();
  }

  /** The oldest, and never the one that has just come. */
  function giveUpFetched(last: Picture): void {
    const all = Array.from(fetched).flatMap(([id, one]) =>
      one instanceof Uint8Array ? [{ id, sizeBytes: one.length }] : [],
    );
    let count = all.length;
    let bytes = all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    for (const { id, sizeBytes } of all) {
      if (count <= kept && bytes <= keptBytes) return;
      if (id === last.id) continue;
      fetched.delete(id);
      count--;
      bytes -= sizeBytes;
    }
  }

  async function make(file: Picture, { key, make: makeIt }: Plan): Promise<void> {
    const bytes = fetched.get(file.id);
    // Long ago, and given up since for others.
    if (bytes === undefined) return fetchIt(file);
    if (!(bytes instanceof Uint8Array)) return;
    const into = made;
    into.set(key, "coming");
    try {
      const done = await makeIt(await decoder(), bytes);
      if (into === made) into.set(key, done);
      else takeBack(done);
      clear();
    } catch (error) {
      into.delete(key);
      // It is told when the terminal is ours again.
      if (error instanceof Away) return;
      // Without the part that reads pictures, or with one it cannot read, the name has to do.
      fetched.set(file.id, "failed");
    }
    tell();
  }

  function clear(): void {
    let bytes = 0;
    for (const one of made.values()) bytes += one === "coming" ? 0 : one.sizeBytes;
    for (const [key, one] of made) {
      if (made.size <= 1 || (made.size <= kept && bytes <= keptBytes)) return;
      if (one === "coming") continue;
      bytes -= one.sizeBytes;
      made.delete(key);
      takeBack(one);
    }
  }

  function takeBack({ held }: Made): void {
    if (held) easel.send([removal(held)]);
  }

  function forget(): void {
    const all = made;
    made = new Map();
    for (const one of all.values()) if (one !== "coming") takeBack(one);
  }

  function linesOf(file: Picture, room: Room, whole: boolean): readonly Line[] | null {
    // A window can be made too small for any.
    if (room.width < 1 || room.rows < 1) return null;
    const plan = planFor(file, room, { easel, whole, nextId });
    if (!plan) return null;
    const found = made.get(plan.key);
    if (found === undefined) void make(file, plan);
    if (found === undefined || found === "coming") return null;
    made.delete(plan.key);
    made.set(plan.key, found);
    return found.lines;
  }

  return {
    get drawn() {
      return easel.way === "kitty" || (easel.way !== "off" && easel.blocks !== null);
    },
    get drawnWhole() {
      return easel.way !== "off";
    },
    get hindered() {
      return easel.hindered;
    },
    want(file) {
      if (easel.way !== "off" && !fetched.has(file.id)) void fetchIt(file);
    },
    lines: (file, width, rows) => linesOf(file, { width, rows }, false),
    whole: (file, width, rows) => linesOf(file, { width, rows }, true),
    failed: (file) => fetched.get(file.id) === "failed",
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin() {
      const stop = easel.follow(() => {
        forget();
        tell();
      });
      return () => {
        stop();
        forget();
      };
    },
  };
}
