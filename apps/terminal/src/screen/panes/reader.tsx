import { Box } from "ink";
import { useState } from "react";
import { useBindings, useKeys, useMouse } from "../../keys/router.tsx";
import { rule, type Line } from "../../paint/paint.ts";
import { cut, widthOf } from "../../safe/width.ts";
import { ToldReader } from "../plain/toldReader.tsx";
import { useTranscript } from "../plain/transcript.ts";
import { useUiStore } from "../ui.ts";
import { PicturedLines } from "./picturedLines.tsx";
import type { ReaderProps } from "./readerProps.ts";
import { useChosen } from "./useChosen.ts";

const wheelLines = 3;

/** Something to read on its own, until Esc: drawn where there is a screen, told in lines where there is none. */
export function Reader(props: ReaderProps) {
  return useTranscript() ? <ToldReader {...props} /> : <DrawnReader {...props} />;
}

function DrawnReader(props: ReaderProps) {
  const { title, items, width, rows, onChoose, onOpen, end } = props;
  const ui = useUiStore();
  const bindings = useBindings();
  const [top, setTop] = useState(0);
  const [chosen, setChosen] = useChosen(props);
  const room = Math.max(1, rows - 1);
  const lines = items.flatMap((item, index) =>
    item.map((line) =>
      onChoose ? [{ text: index === chosen ? "▶" : " ", role: "you" as const }, ...line] : line,
    ),
  );
  if (end) lines.push(end);
  const lowest = Math.max(0, lines.length - room);
  const from = Math.min(top, lowest);

  function scroll(by: number): void {
    setTop(Math.max(0, Math.min(lowest, from + by)));
    if (from + by >= lowest) props.onNearEnd?.();
  }

  function choose(index: number): void {
    const next = setChosen(index);
    const start = items.slice(0, next).reduce((sum, item) => sum + item.length, 0);
    const isLast = next === items.length - 1;
    const stop = start + (items[next]?.length ?? 0) + (isLast && end ? 1 : 0);
    setTop(Math.min(start, Math.max(from, stop - room)));
  }

  /** With something to choose a page goes as far as it takes to see others. */
  function page(by: 1 | -1): void {
    const each = Math.max(1, items.length === 0 ? 1 : lines.length / items.length);
    if (onChoose) choose(chosen + by * Math.max(1, Math.floor((room - 1) / each)));
    else scroll(by * (room - 1));
  }

  const step = (by: 1 | -1) => () => (onChoose ? choose(chosen + by) : scroll(by));
  useKeys(
    "reader",
    {
      "reader.up": step(-1),
      "reader.down": step(1),
      "reader.pageUp": () => page(-1),
      "reader.pageDown": () => page(1),
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
