import type { Row, TimelineItem } from "@parley/client";
import { useState } from "react";
import { useUi, type Sought } from "../ui.ts";
import { keyOfSeq } from "./keyOfSeq.ts";
import type { Place, View } from "./view.ts";

interface Given {
  items: readonly TimelineItem[];
  rows: readonly Row[];
  view: View;
  height: number;
  /** The page that was asked for is here, or cannot be had. */
  opened: boolean;
  newFrom: number | null;
  setPlace: (place: Place) => void;
}

/** Goes to the message sought, or to the first unread one where it is not on screen. True once there. */
export function useFirstPlace(given: Given): boolean {
  const { items, rows, view, height, opened, newFrom, setPlace } = given;
  const seek = useUi((ui) => ui.seek);
  const [placed, setPlaced] = useState<Sought | "newest" | null>(null);
  const wanted = seek ?? "newest";

  if (opened && placed !== wanted) {
    setPlaced(wanted);
    const key = keyOfSeq(items, seek?.seq ?? newFrom ?? 0);
    const row = rows.findIndex((each) => each.key === key);
    if (key !== null && seek !== null) setPlace({ key, top: Math.floor(height / 3) });
    // Below the lines that say the day and that it is new.
    else if (key !== null && (row === -1 || row <= view.first)) setPlace({ key, top: 2 });
  }

  return placed === wanted;
}
