import type { Line } from "../../paint/paint.ts";

export interface ReaderProps {
  title: string;
  /** Each as many lines as it takes; with `onChoose` one of them is marked. */
  items: readonly (readonly Line[])[];
  width: number;
  rows: number;
  /** What the items are, where some may come before those that are there. */
  ids?: readonly string[];
  onChoose?: (index: number) => void;
  /** The key that opens links and files of a message works here too. */
  onOpen?: () => void;
  /** Below the last item: whether there are more. */
  end?: Line;
  /** The last items are near. */
  onNearEnd?: () => void;
}
