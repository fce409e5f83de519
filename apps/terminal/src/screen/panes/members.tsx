import { useParley, useConversation } from "@parley/client";
import type { Id, Member } from "@parley/protocol";
import { useEffect } from "react";
import type { Line, Span } from "../../paint/paint.ts";
import { useWords } from "../../words/useWords.ts";
import { useNames } from "../names.ts";
import { useUiStore } from "../ui.ts";
import { Reader } from "./reader.tsx";

interface PaneProps {
  open: Id;
  width: number;
  rows: number;
}

/** Who is in the conversation, by role and name; Enter writes to one of them. */
export function Members({ open, width, rows }: PaneProps) {
  const parley = useParley();
  const ui = useUiStore();
  const { say, sayError } = useWords();
  const names = useNames();
  const members = useConversation(open)?.members ?? null;

  useEffect(() => {
    parley.members(open).catch((error: unknown) => ui.tell(sayError(error), "went-wrong"));
  }, [parley, open, ui, sayError]);

  const sorted = (members ?? []).toSorted(
    (one, other) =>
      order(one) - order(other) || names.of(one.person).localeCompare(names.of(other.person)),
  );

  async function write(index: number): Promise<void> {
    const person = sorted[index]?.person;
    if (!person || person.id === names.me) return;
    try {
      const body = { kind: "direct" as const, people: [person.id] };
      const { id } = await parley.api.call("createConversation", { body });
      await parley.open(id).catch(() => undefined);
      ui.go(id);
    } catch (error) {
      ui.tell(sayError(error), "went-wrong");
    }
  }

  function line(member: Member): Line {
    const { person, role, state } = member;
    const name = names.of(person);
    const spans: Span[] = [
      { text: person.kind === "phone" ? "☎ " : "  ", role: "byText" },
      {
        text: person.id === names.me ? say("members.you", { name }) : name,
        person: person.id,
        bold: role !== "member",
      },
    ];
    const note = (text: string) => spans.push({ text: ` · ${text}`, role: "quiet" });
    if (role !== "member") note(say(`members.role.${role}`));
    if (person.kind === "phone") note(say("message.byText"));
    if (person.kind === "guest") note(say("members.kind.guest"));
    if (person.kind === "bot") note(say("members.kind.bot"));
    if (state !== "joined") note(say("members.invited"));
    return spans;
  }

  const title = members
    ? say("members.count", { count: members.length })
    : `${say("members.title")} · ${say("members.loading")}`;
  return (
    <Reader
      title={title}
      items={sorted.map((member) => [line(member)])}
      width={width}
      rows={rows}
      onChoose={(index) => void write(index)}
    />
  );
}

function order({ role, state }: Member): number {
  if (state !== "joined") return 3;
  return { owner: 0, moderator: 1, member: 2 }[role];
}
