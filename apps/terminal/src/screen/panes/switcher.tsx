import {
  rank,
  useConversationList,
  useMe,
  useParley,
  useParleyState,
  type Candidate,
} from "@parley/client";
import { Refusal, type Id, type MyConversation, type Person } from "@parley/protocol";
import { Box } from "ink";
import { useMemo, useState } from "react";
import { useMouse } from "../../keys/router.tsx";
import { rule, type Line } from "../../paint/paint.ts";
import { harmlessLine } from "../../safe/harmless.ts";
import { widthOf } from "../../safe/width.ts";
import { useWords } from "../../words/useWords.ts";
import { useField } from "../field.ts";
import { Cursor } from "../canvas/cursor.tsx";
import { Lines } from "../lines.tsx";
import { useNames } from "../names.ts";
import { lineText } from "../plain/lineText.ts";
import { useTranscript } from "../plain/transcript.ts";
import { useUiStore } from "../ui.ts";

/** Somewhere to go: a conversation, or somebody to begin one with. */
type Place = Candidate & { username: string | null } & (
    | { kind: "conversation"; info: MyConversation }
    | { kind: "person"; person: Person }
  );

/** What is typed, and a rule. */
const linesAbove = 2;

interface SwitcherProps {
  width: number;
  rows: number;
}

/** To any conversation or person by part of a name. */
export function Switcher({ width, rows }: SwitcherProps) {
  const ui = useUiStore();
  const { say } = useWords();
  const places = usePlaces();
  const go = useGo();
  const isTold = useTranscript() !== null;
  const [chosen, setChosen] = useState(0);
  const room = Math.max(1, rows - linesAbove);
  const field = useField("switcher", "", {
    handlers: {
      "switcher.next": () => move(1),
      "switcher.previous": () => move(-1),
      "switcher.choose": () => {
        const place = found[at];
        if (place) go(place);
      },
      "switcher.close": () => ui.show(null),
    },
  });
  const found = rank(places, field.text, room);
  const at = Math.min(chosen, Math.max(0, found.length - 1));

  function move(by: 1 | -1): void {
    if (found.length > 0) setChosen((at + by + found.length) % found.length);
  }

  const box = useMouse({
    click({ y }) {
      const place = found[y - linesAbove];
      if (place) go(place);
    },
    wheel: move,
  });
  const prompt = ` ${say("switcher.title")} › `;
  const before = harmlessLine(field.text.slice(0, field.at));
  const typed: Line = [
    { text: prompt, role: "you", bold: true },
    { text: harmlessLine(field.text) },
  ];
  const offered = found[at];
  const told = offered
    ? `${say("plain.place", { at: at + 1, all: found.length })}. ${lineText(placeLine(offered, true))}`
    : say("switcher.none");
  const lines: Line[] = isTold
    ? [typed, [{ text: told }]]
    : [
        typed,
        [{ text: rule(width), role: "quiet" }],
        ...found.map((place, index) => placeLine(place, index === at)),
      ];
  if (found.length === 0 && !isTold)
    lines.push([{ text: ` ${say("switcher.none")}`, role: "quiet" }]);
  return (
    <Box
      ref={box}
      width={width}
      height={isTold ? lines.length : rows}
      flexShrink={1}
      flexDirection="column"
      overflow="hidden"
    >
      <Lines lines={lines} width={width} />
      <Cursor of={box} x={Math.min(width - 1, widthOf(prompt) + widthOf(before))} y={0} />
    </Box>
  );
}

function placeLine(place: Place, isChosen: boolean): Line {
  const phones = place.kind === "conversation" && place.info.phones;
  return [
    { text: isChosen ? "▶ " : "  ", role: "you" },
    ...(phones ? [{ text: "☎ ", role: "byText" } as const] : []),
    { text: place.name, bold: isChosen },
    ...(place.username ? [{ text: `  @${place.username}`, role: "quiet" } as const] : []),
  ];
}

function usePlaces(): Place[] {
  const { joined, requested } = useConversationList();
  const people = useParleyState((state) => state.people);
  const contacts = useParleyState((state) => state.contacts);
  const me = useMe();
  const names = useNames();
  return useMemo(() => {
    const places: Place[] = [];
    const met = new Set<Id | undefined>([me?.id]);
    for (const { info } of [...requested, ...joined]) {
      if (info.with) met.add(info.with.id);
      places.push({
        kind: "conversation",
        info,
        name: names.title(info),
        username: info.with?.username ?? null,
        weight: Date.parse(info.lastAt),
        ...aliasOf(info.with),
      });
    }
    const known = new Map(people);
    for (const { person } of contacts?.contacts ?? []) known.set(person.id, person);
    for (const person of known.values()) {
      if (met.has(person.id)) continue;
      const name = names.of(person);
      places.push({
        kind: "person",
        person,
        name,
        username: person.username,
        weight: 0,
        ...aliasOf(person),
      });
    }
    return places;
  }, [joined, requested, people, contacts, me, names]);
}

/** Their own names, by which they are found when the reader calls them otherwise. */
function aliasOf(person: Person | null): { alias?: string } {
  if (!person) return {};
  return { alias: [person.username, person.displayName].filter(Boolean).join(" ") };
}

function useGo(): (place: Place) => void {
  const parley = useParley();
  const ui = useUiStore();
  const { say, sayError } = useWords();
  return (place) => {
    ui.show(null);
    ui.focus("composer");
    if (place.kind === "conversation") return ui.go(place.info.id);
    const body = { kind: "direct" as const, people: [place.person.id] };
    parley.api.call("createConversation", { body }).then(
      async ({ id }) => {
        await parley.open(id).catch(() => undefined);
        ui.go(id);
      },
      (error: unknown) => {
        // Somebody who has blocked one is not there for one.
        const isGone = error instanceof Refusal && error.code === "not_found";
        ui.tell(isGone ? say("switcher.notThere") : sayError(error), "went-wrong");
      },
    );
  };
}
