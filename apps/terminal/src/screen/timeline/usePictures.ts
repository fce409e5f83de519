import type { Row } from "@parley/client";
import { isPicture } from "@parley/client";
import type { File } from "@parley/protocol";
import { useEffect, useReducer } from "react";
import type { Line } from "../../paint/paint.ts";
import { useOutside } from "../outside.ts";

/** Rows of a small picture among messages. */
const rows = 10;

/** Draws the pictures on screen; each appears when it is there. */
export function usePictures(
  near: readonly Row[],
): (file: File, width: number) => readonly Line[] | null {
  const { pictures } = useOutside();
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => pictures.follow(drawAgain), [pictures]);
  const wanted = pictures.drawn;
  const files = near.flatMap((row) => (row.kind === "said" ? filesIn(row) : []));
  const all = wanted ? files.filter(isPicture) : [];
  const ids = all.map(({ id }) => id).join();
  useEffect(() => {
    for (const file of all) pictures.want(file);
    // The same pictures are wanted once.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pictures, ids]);
  if (!wanted) return () => null;
  return (file, width) =>
    isPicture(file) ? pictures.lines(file, Math.min(width, 60), rows) : null;
}

function filesIn({ item }: Extract<Row, { kind: "said" }>): readonly File[] {
  if (item.kind === "pending") return item.item.files ?? [];
  return item.message.deletedAt === undefined ? (item.message.files ?? []) : [];
}
