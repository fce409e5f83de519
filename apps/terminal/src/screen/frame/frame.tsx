import { useParleyState } from "@parley/client";
import { Box, useWindowSize } from "ink";
import { memo } from "react";
import { rule, type Line } from "../../paint/paint.ts";
import { useWords } from "../../words/useWords.ts";
import { Lines } from "../lines.tsx";
import { List } from "../list/list.tsx";
import { Members } from "../panes/members.tsx";
import { useUi } from "../ui.ts";
import { useEverywhere } from "../useEverywhere.ts";
import { Head } from "./head.tsx";
import { layoutOf } from "./layout.ts";
import { Main } from "./main.tsx";
import { QuestionLine, questionRows } from "./questionLine.tsx";
import { StatusLine } from "./statusLine.tsx";

/** The whole screen: list, messages and what is asked for beside them, and one line that answers. */
export function Frame() {
  const { columns, rows } = useWindowSize();
  useEverywhere();
  const open = useUi((ui) => ui.open);
  const listFocused = useUi((ui) => ui.focus === "list" && ui.overlay === null);
  const wantsSide = useUi((ui) => ui.overlay === "members");
  const question = useUi((ui) => ui.question);
  const isHere = useParleyState((state) => open !== null && state.conversations.has(open));
  const here = isHere ? open : null;
  const side = wantsSide && here !== null;
  const layout = layoutOf(columns, rows, { listFocused, side });
  const asked = question ? Math.min(questionRows(question, columns), rows - 1) : 1;
  const between = Math.max(1, layout.rows - (asked - 1));

  const left = layout.list > 0 && layout.main > 0 ? layout.list + 1 : layout.list;
  return (
    // Taken out of Ink's own output, which is then always empty: the canvas draws.
    <Box position="absolute" width={columns} height={rows} flexDirection="column" overflow="hidden">
      <Box height={1} width={columns}>
        {layout.list > 0 && (
          <Box width={left}>
            <ListHead width={left} />
          </Box>
        )}
        {layout.main > 0 && <Head open={here} width={columns - left} />}
      </Box>
      {layout.rules && (
        <Lines lines={[ruleLine(columns, layout.list, left, layout)]} width={columns} />
      )}
      <Box height={between} width={columns}>
        {layout.list > 0 && <List width={layout.list} rows={between} />}
        {left > layout.list && <Border rows={between} />}
        {layout.main > 0 && <Main width={layout.main} rows={between} sideShown={layout.side > 0} />}
        {layout.side > 0 && here !== null && (
          <>
            <Border rows={between} />
            <Members open={here} width={layout.side} rows={between} />
          </>
        )}
      </Box>
      {question ? (
        <QuestionLine question={question} width={columns} />
      ) : (
        <StatusLine width={columns} />
      )}
    </Box>
  );
}

const Border = memo(function Border({ rows }: { rows: number }) {
  const lines = Array.from({ length: rows }, (): Line => [{ text: "│", role: "quiet" }]);
  return (
    <Box width={1} height={rows}>
      <Lines lines={lines} width={1} />
    </Box>
  );
});

function ruleLine(
  columns: number,
  list: number,
  left: number,
  { main, side }: ReturnType<typeof layoutOf>,
): Line {
  const signs = Array.from(rule(columns));
  if (left > list) signs[list] = "┬";
  if (side > 0) signs[left + main] = "┬";
  return [{ text: signs.join(""), role: "quiet" }];
}

const ListHead = memo(function ListHead({ width }: { width: number }) {
  const { say } = useWords();
  return <Lines lines={[[{ text: ` ${say("list.title")}`, bold: true }]]} width={width} />;
});
