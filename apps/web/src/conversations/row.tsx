import {
  gistOf,
  unreadOf,
  useDraft,
  useDraftFiles,
  wantsReading,
  type ConversationState,
} from "@parley/client";
import { BellOff, PencilLine } from "lucide-react";
import { Link } from "wouter";
import { toConversation, toDetails } from "../paths.ts";
import { Badge } from "../pieces/badge.tsx";
import { classes } from "../pieces/classes.ts";
import { Icon } from "../pieces/icon.tsx";
import { Tip } from "../pieces/tip.tsx";
import { useOnline } from "../shell/presence.ts";
import { useWords } from "../words/words.tsx";
import { Mark } from "./mark.tsx";
import { useTitles } from "./names.ts";
import { usePreview } from "./preview.ts";

export interface RowProps {
  conversation: ConversationState;
  open: boolean;
  /** `line`: name and badge. `two lines`: with the last thing said. `face`: the mark alone. */
  shape: "line" | "two lines" | "face";
  /** Opens it with its details, where they are open now. */
  details: boolean;
  /** What a face shows of a conversation that has no person's. */
  letters?: string | undefined;
}

/** One conversation in the list. */
export function Row({ conversation, open, shape, details, letters }: RowProps) {
  const { info } = conversation;
  const title = useTitles()(info);
  // The sign before it is the "#" of a channel.
  const name = info.kind === "channel" ? (info.name ?? "") : title;
  const unread = wantsReading(conversation);
  const link = (
    <Link
      href={details ? toDetails(info.id) : toConversation(info.id)}
      aria-current={open ? "page" : undefined}
      className={classes(
        "relative flex items-center gap-2 rounded-control outline-offset-[-2px]",
        open ? "bg-you-soft" : "hover:bg-hover",
        unread && "font-strong",
        shape === "line" && "min-h-8 px-2 py-1 pointer-coarse:min-h-11",
        shape === "two lines" && "min-h-15 gap-3 px-2 py-2",
        shape === "face" && "size-11 justify-center",
        shape === "face" && !unread && "text-quiet",
        shape === "face" && open && "border-2 border-you text-ink",
      )}
    >
      <Mark info={info} title={title} square={shape !== "line"} letters={letters} />
      {shape === "line" && <Name title={name} />}
      {shape === "two lines" && <NameAndPreview conversation={conversation} title={name} />}
      {shape === "face" && <span className="sr-only">{title}</span>}
      <Says conversation={conversation} />
      {shape === "line" && <Signs conversation={conversation} open={open} />}
      {shape !== "two lines" && (
        <span className={shape === "face" ? "absolute -end-1.5 -top-2" : "contents"}>
          <UnreadBadge conversation={conversation} />
        </span>
      )}
    </Link>
  );
  return shape === "face" ? (
    <Tip says={<bdi>{title}</bdi>} side="inline-end">
      {link}
    </Tip>
  ) : (
    link
  );
}

function Name({ title }: { title: string }) {
  return (
    <span dir="auto" className="name-line min-w-0 flex-1">
      {title}
    </span>
  );
}

function NameAndPreview({
  conversation,
  title,
}: {
  conversation: ConversationState;
  title: string;
}) {
  const { say, brief } = useWords();
  const preview = usePreview(conversation);
  const [isDraft, draft] = useWhatIsWritten(conversation);
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline gap-2">
        <Name title={title} />
        <time className="text-tiny font-plain text-quiet" dateTime={conversation.info.lastAt}>
          {brief(new Date(conversation.info.lastAt))}
        </time>
      </span>
      <span className="flex h-5 items-center gap-2">
        <span dir="auto" className="flex-1 truncate text-start text-small font-plain text-quiet">
          {isDraft ? say("list.draftPreview", { text: gistOf(draft, say) }) : preview}
        </span>
        <UnreadBadge conversation={conversation} />
      </span>
    </span>
  );
}

/** Whether something is being written there, and what. */
function useWhatIsWritten({ info: { id } }: ConversationState) {
  const body = useDraft(id);
  const files = useDraftFiles(id);
  return [body.trim() !== "" || files.length > 0, { body, files }] as const;
}

function Signs({ conversation, open }: { conversation: ConversationState; open: boolean }) {
  const { say } = useWords();
  const [isDraft] = useWhatIsWritten(conversation);
  return (
    <>
      {isDraft && !open && (
        <Icon of={PencilLine} size={14} name={say("list.draft")} className="text-quiet" />
      )}
      {conversation.info.me.level === "nothing" && (
        <Icon of={BellOff} size={14} name={say("list.muted")} className="text-quiet" />
      )}
    </>
  );
}

/** What the mark shows, in words. */
function Says({ conversation: { info } }: { conversation: ConversationState }) {
  const { say } = useWords();
  const online = useOnline(info.with?.id ?? 0);
  const words = [online && say("list.online"), info.phones && say("list.byText")].filter(Boolean);
  return words.length > 0 && <span className="sr-only">, {words.join(", ")}</span>;
}

function UnreadBadge({ conversation }: { conversation: ConversationState }) {
  const { say, number } = useWords();
  const { kind, me } = conversation.info;
  const count = unreadOf(conversation);
  if (me.mentions > 0) {
    const says = say("list.mentionCount", { count: me.mentions });
    return <Badge wants text={`@${number(me.mentions)}`} says={says} />;
  }
  if (count === 0 || me.level === "nothing") return null;
  const text = count > 99 ? `${number(99)}+` : number(count);
  return <Badge wants={kind === "direct"} text={text} says={say("list.unreadCount", { count })} />;
}
