import type { Picture } from "@parley/client";
import type { Drawing, Line } from "../paint/paint.ts";
import { halfBlocks } from "./blocks.ts";
import type { Decode } from "./decode.ts";
import type { Easel } from "./easel.ts";
import { inlineImage } from "./iterm2.ts";
import { mostRows, placeholders, transmission, type KittyId } from "./kitty.ts";
import { sixel } from "./sixel.ts";
import type { Size } from "./way.ts";

/** In cells. */
export interface Room {
  width: number;
  rows: number;
}

/** A picture that can be drawn. */
export interface Made {
  lines: readonly Line[];
  /** What the terminal holds of it, by this number. */
  held?: KittyId;
  /** How much was sent, or is sent whenever it is drawn. */
  sizeBytes: number;
}

/** A way to make a picture of it, for so many cells. */
export interface Plan {
  key: string;
  make: (decode: Decode, bytes: Uint8Array) => Promise<Made>;
}

type Dimensions = Pick<Picture, "width" | "height">;

/** Cells are about twice as high as wide and hold two pixels; nothing is drawn larger than eight would make it. */
const blockCell: Size = { width: 4, height: 8 };
/** On either side: as much as a thumbnail has. What is larger on the screen is made so by the terminal. */
const mostSent = 640;
/** Of what the terminal makes no larger, and draws again whenever something was written over it. */
const mostSixel: Size = { width: 800, height: 600 };

/** It keeps its shape, and is not blown up. */
export function sizeInCells(file: Dimensions, most: Room, cell: Size = blockCell): Room {
  const { width, height } = pixelsIn(file, most, cell);
  return {
    width: Math.min(most.width, Math.max(1, Math.round(width / cell.width))),
    rows: Math.min(most.rows, Math.max(1, Math.ceil(height / cell.height - 1e-6))),
  };
}

/** How large it is in that room, in pixels. */
function pixelsIn({ width, height }: Dimensions, { width: wide, rows }: Room, cell: Size): Size {
  const scale = Math.min((wide * cell.width) / width, (rows * cell.height) / height, 1);
  return { width: width * scale, height: height * scale };
}

/** `whole`: on its own, where it may be drawn at a place; otherwise among lines that scroll. */
export function planFor(
  file: Picture,
  room: Room,
  { easel, whole, nextId }: { easel: Easel; whole: boolean; nextId: () => KittyId },
): Plan | null {
  const { way, blocks } = easel;
  if (way === "kitty") return kittyPlan(file, room, easel, nextId);
  if (whole && (way === "iterm2" || way === "sixel")) return drawnPlan(file, room, easel, way);
  if (blocks === null || way === "off") return null;
  const cells = sizeInCells(file, room);
  return {
    key: `${file.id} ${cells.width} ${cells.rows} blocks`,
    make: async (decode, bytes) => ({
      lines: await blockLines(decode, bytes, cells, blocks),
      sizeBytes: 0,
    }),
  };
}

function kittyPlan(file: Picture, room: Room, { cell, send }: Easel, nextId: () => KittyId): Plan {
  const cells = sizeInCells(file, { ...room, rows: Math.min(room.rows, mostRows) }, cell);
  return {
    key: `${file.id} ${cells.width} ${cells.rows} kitty`,
    async make(decode, bytes) {
      const { width, height } = whole(pixelsIn(file, cells, cell), mostSent);
      const held = nextId();
      const sent = await transmission(held, await decode(bytes, width, height), cells);
      if (!send(sent)) throw new Away();
      const sizeBytes = sent.reduce((sum, { length }) => sum + length, 0);
      return { lines: placeholders(held, cells), held, sizeBytes };
    },
  };
}

/** Somebody else has the terminal. */
export class Away extends Error {}

let drawings = 0;

function drawnPlan(
  file: Picture,
  room: Room,
  { cell, blocks }: Easel,
  way: "iterm2" | "sixel",
): Plan {
  const cells = sizeInCells(file, roomFor(room, cell), cell);
  return {
    key: `${file.id} ${cells.width} ${cells.rows} ${way}`,
    async make(decode, bytes) {
      const { width, height } = whole(
        pixelsIn(file, cells, cell),
        way === "iterm2" ? mostSent : Infinity,
      );
      const pixels = await decode(bytes, width, height);
      const sequence = way === "iterm2" ? await inlineImage(pixels, cells) : sixel(pixels);
      const drawing: Drawing = { id: ++drawings, sequence, ...cells };
      const beneath: readonly Line[] =
        blocks === null
          ? Array.from({ length: cells.rows }, () => [{ text: " ".repeat(cells.width) }])
          : await blockLines(decode, bytes, cells, blocks);
      const lines = beneath.map(([span], row): Line => [{ ...span!, over: { drawing, row } }]);
      return { lines, sizeBytes: sequence.length };
    },
  };
}

const roomFor = ({ width, rows }: Room, cell: Size): Room => ({
  width: Math.max(1, Math.min(width, Math.floor(mostSixel.width / cell.width))),
  rows: Math.max(1, Math.min(rows, Math.floor(mostSixel.height / cell.height))),
});

const blockLines = async (decode: Decode, bytes: Uint8Array, cells: Room, depth: "256" | "full") =>
  halfBlocks(await decode(bytes, cells.width, cells.rows * 2), depth);

function whole({ width, height }: Size, most: number): Size {
  const scale = Math.min(1, most / width, most / height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
