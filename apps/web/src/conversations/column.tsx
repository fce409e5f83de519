import { CheckCheck } from "lucide-react";
import { useMemo } from "react";
import { NewConversationMenu } from "../find/newConversation.tsx";
import { classes } from "../pieces/classes.ts";
import { Empty } from "../pieces/empty.tsx";
import { IconButton } from "../pieces/iconButton.tsx";
import { useOpen } from "../shell/open.ts";
import { useWatch } from "../shell/presence.ts";
import type { Width } from "../shell/width.ts";
import { useWords } from "../words/words.tsx";
import { ColumnFoot } from "./columnFoot.tsx";
import { ColumnHead } from "./columnHead.tsx";
import { useMarkAllRead } from "./markAllRead.ts";
import { tellingLetters } from "./letters.ts";
import { Row, type RowProps } from "./row.tsx";
import type { Section } from "@parley/client";
import { useSections } from "./useSections.tsx";

/** The list of conversations: folded to faces on a tablet, with previews where it stands alone. */
export function ConversationColumn({ width }: { width: Width }) {
  const { say } = useWords();
  const sections = useSections();
  const folded = width === "tablet";
  const shape = folded ? "face" : width === "phone" ? "two lines" : "line";
  const letters = useLetters(sections, folded);
  useWatchedPeople(sections);

  return (
    <nav
      aria-label={say("list.title")}
      data-region="list"
      className={classes(
        "flex min-h-0 flex-col border-line",
        width === "phone" ? "size-full" : "border-e",
        folded && "w-18 items-center",
        (width === "desktop" || width === "wide") && "w-70",
      )}
    >
      <ColumnHead folded={folded} phone={width === "phone"} />
      <div className="min-h-0 w-full flex-1 overflow-y-auto px-2 pb-4">
        {sections.map((section) => (
          <SectionRows
            key={section.name}
            section={section}
            shape={shape}
            width={width}
            letters={letters}
          />
        ))}
        {sections.length === 0 && !folded && (
          <Empty
            title={say("list.empty.title")}
            action={width === "phone" && <NewConversationMenu />}
          >
            {say("list.empty.body")}
          </Empty>
        )}
      </div>
      {width !== "phone" && <ColumnFoot folded={folded} />}
    </nav>
  );
}

interface SectionRowsProps {
  section: Section;
  shape: RowProps["shape"];
  width: Width;
  letters: ReadonlyMap<string, string>;
}

function SectionRows({ section, shape, width, letters }: SectionRowsProps) {
  const { say } = useWords();
  const { conversation: open, details } = useOpen();
  const heading = `list-${section.name}`;
  return (
    <section aria-labelledby={heading} className="pt-4 first:pt-2">
      <header className={shape === "face" ? "sr-only" : "flex items-center px-2 pb-1 text-quiet"}>
        <h2 id={heading} className="flex-1 text-tiny font-strong tracking-wide">
          {say(`list.${section.name}`)}
        </h2>
        {section.name === "unread" && shape !== "face" && <MarkAllRead />}
      </header>
      <ul className={shape === "face" ? "flex flex-col items-center gap-1" : ""}>
        {section.conversations.map((conversation) => (
          <li key={conversation.info.id}>
            <Row
              conversation={conversation}
              open={conversation.info.id === open}
              shape={shape}
              details={details && width === "wide"}
              letters={letters.get(conversation.info.name ?? "")}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** None where the names stand beside their signs. */
function useLetters(sections: readonly Section[], folded: boolean): ReadonlyMap<string, string> {
  return useMemo(() => {
    const all = folded ? sections.flatMap(({ conversations }) => conversations) : [];
    return tellingLetters(all.flatMap(({ info }) => info.name ?? []));
  }, [sections, folded]);
}

function MarkAllRead() {
  const { say } = useWords();
  const markAllRead = useMarkAllRead();
  return (
    <IconButton
      small
      icon={CheckCheck}
      name={say("keys.allRead")}
      keys="⇧ Esc"
      className="-my-1.5 -me-1"
      onClick={markAllRead}
    />
  );
}

function useWatchedPeople(sections: readonly Section[]): void {
  const directs = sections.flatMap(({ conversations }) => conversations);
  useWatch(directs.flatMap(({ info }) => (info.with ? [info.with.id] : [])));
}
