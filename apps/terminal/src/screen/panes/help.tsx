import { allCommands, usageOf } from "../../composer/ownCommands.ts";
import { useBindings } from "../../keys/router.tsx";
import { chordShown } from "../../keys/chord.ts";
import { actionNames, actions, type Where } from "../../keys/table.ts";
import type { Line } from "../../paint/paint.ts";
import { padded, widthOf } from "../../safe/width.ts";
import { wrap } from "../../safe/wrap.ts";
import type { Key } from "../../words/catalogue.ts";
import { useWords } from "../../words/useWords.ts";
import { Reader } from "./reader.tsx";

/** In the order in which somebody looks for them. */
const places: Where[] = [
  "everywhere",
  "composer",
  "list",
  "timeline",
  "message",
  "switcher",
  "question",
  "reader",
];

interface HelpProps {
  width: number;
  rows: number;
  first: "keys" | "commands";
}

/** The keys as they are bound now, from the same list that the keys are taken from, and the commands. */
export function Help({ width, rows, first }: HelpProps) {
  const bindings = useBindings();
  const words = useWords();
  const { say } = words;
  const wide = width >= 60;
  const column = wide ? 24 : 16;
  const keys = places.flatMap((where): Line[] => {
    const here = actionNames.filter((name) => actions[name].where === where);
    return [
      [],
      [{ text: ` ${say(`help.${where}`)}`, bold: true, role: "you" }],
      ...here.flatMap((name) => {
        const chords = bindings.get(name) ?? [];
        const bound = chords.length > 0 ? chords.map(chordShown).join("  ") : say("help.none");
        return entry(bound, say(`key.${name}` as Key as never), column, width);
      }),
    ];
  });
  const commands: Line[] = [
    [],
    [{ text: ` ${say("help.commands")}`, bold: true, role: "you" }],
    ...allCommands.flatMap((name) =>
      entry(usageOf(name, words), say(`command.${name}`), column, width),
    ),
  ];
  const all = first === "keys" ? [...keys, ...commands] : [...commands, ...keys];
  const title = say(first === "keys" ? "help.title" : "help.commands");
  return <Reader title={title} items={[all.slice(1)]} width={width} rows={rows} />;
}

function entry(keys: string, does: string, column: number, width: number): Line[] {
  const text = wrap(does, Math.max(10, width - column - 2));
  const fits = widthOf(keys) < column;
  const first: Line[] = fits ? [] : [[{ text: `  ${keys}`, bold: true }]];
  return [
    ...first,
    ...text.map((line, index): Line => [
      { text: padded(index === 0 && fits ? `  ${keys}` : "", column + 1), bold: true },
      { text: line },
    ]),
  ];
}
