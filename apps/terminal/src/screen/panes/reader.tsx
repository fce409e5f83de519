import { Box } from "ink";
import { useState } from "react";
import { useBindings, useKeys, useMouse } from "../../keys/router.tsx";
import { rule, type Line } from "../../paint/paint.ts";
import { cut, widthOf } from "../../safe/width.ts";
import { useUiStore } from "../ui.ts";
import { PicturedLines } from "./picturedLines.tsx";

const wheelLines = 3;

interface ReaderProps {
  title: string;
  /** Each as many lines as it takes; with `onChoose` one of them is marked. */
  items: readonly (readonly Line[])[];
  width: number;
  rows: number;
  onChoose?: (index: number) => void;
  /** The key that opens links and files of a message works here too. */
  onOpen?: () => void;
}

/** Something to read on its own, scrolled by keys, until Esc. */
export function Reader({ title, items, width, rows, onChoose, onOpen }: ReaderProps) {
  const ui = useUiStore();
  const bindings = useBindings();
  const [top, setTop] = useState(0);
  const [chosen, setChosen] = useState(0);
  const room = Math.max(1, rows - 1);
  const lines = items.flatMap((item, index) =>
    item.map((line) =>
      onChoose ? [{ text: index === chosen ? "▶" : " ", role: "you" as const }, ...line] : line,
    ),
  );
  const lowest = Math.max(0, lines.length - room);
  const from = Math.min(top, lowest);

  function scroll(by: number): void {
    setTop(Math.max(0, Math.min(lowest, from + by)));
  }

  function choose(index: number): void {
    const next = Math.max(0, Math.min(items.length - 1, index));
    setChosen(next);
    const start = items.slice(0, next).reduce((sum, item) => sum + item.length, 0);
    const end = start + (items[next]?.length ?? 0);
    setTop(Math.min(start, Math.max(from, end - room)));
  }

  const step = (by: 1 | -1) => () => (onChoose ? choose(chosen + by) : scroll(by));
  useKeys(
    "reader",
    {
      "reader.up": step(-1),
      "reader.down": step(1),
      "reader.pageUp": () => scroll(1 - room),
      "reader.pageDown": () => scroll(room - 1),
      "reader.first": () => (onChoose ? choose(0) : scroll(-lines.length)),
      "reader.last": () => (onChoose ? choose(items.length - 1) : scroll(lines.length)),
      "reader.choose": () => (items.length > 0 ? onChoose?.(chosen) : undefined),
      "reader.close": () => ui.show(null),
    },
    {
      otherwise({ chord }) {
        if (bindings.get("message.links")?.includes(chord)) onOpen?.();
      },
    },
  );

  const box = useMouse({
    click({ y }) {
      const line = y - 1 + from;
      let below = 0;
      const index = items.findIndex((item) => (below += item.length) > line);
      if (y === 0 || index === -1 || !onChoose) return;
      setChosen(index);
      onChoose(index);
    },
    wheel: (by) => scroll(by * wheelLines),
  });
  const name = cut(title, width - 4);
  const head: Line = [
    { text: ` ${name} `, bold: true },
    { text: rule(width - widthOf(name) - 2), role: "quiet" },
  ];
  return (
    <Box
      ref={box}
      width={width}
      height={rows}
      flexShrink={1}
      flexDirection="column"
      overflow="hidden"
    >
      <PicturedLines lines={[head, ...lines.slice(from, from + room)]} width={width} />
    </Box>
  );
}
