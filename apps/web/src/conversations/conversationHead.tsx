import { isolate, useConnection, useMe, type ConversationState } from "@parley/client";
import { ArrowLeft, PanelRight } from "lucide-react";
import { useLocation } from "wouter";
import { paths, toConversation, toDetails } from "../paths.ts";
import { IconButton } from "../pieces/iconButton.tsx";
import { useOnline } from "../shell/presence.ts";
import { useWidth } from "../shell/width.ts";
import { useWords } from "../words/words.tsx";
import { Mark } from "./mark.tsx";
import { useTitles } from "./names.ts";
import { useWhoIsHere } from "./whoIsHere.ts";

interface ConversationHeadProps {
  conversation: ConversationState;
  details: boolean;
}

/** What is open, what it is about, who is in it and here now, and the way to its details. */
export function ConversationHead({ conversation, details }: ConversationHeadProps) {
  const { info } = conversation;
  const { say } = useWords();
  const [, navigate] = useLocation();
  const width = useWidth();
  const phone = width === "phone";
  const title = useTitles()(info);
  const people = usePeople(conversation);
  const beneath = phone ? [people, info.topic].filter(Boolean) : [info.topic || people];
  const beside = !phone && info.topic !== "" && people;
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line px-2 tablet:px-4">
      {phone && (
        <IconButton
          icon={ArrowLeft}
          name={say("app.back")}
          onClick={() => navigate(paths.home)}
          className="rtl:-scale-x-100"
        />
      )}
      {info.kind === "direct" && <Mark info={info} title={title} />}
      <div className="min-w-0 flex-1">
        <h1 dir="auto" className="name-line font-strong">
          {title}
        </h1>
        {beneath[0] && (
          <p title={info.topic || undefined} className="truncate text-small text-quiet">
            {beneath.map(isolate).join(" · ")}
          </p>
        )}
      </div>
      {beside && <p className="shrink-0 text-small text-quiet tabular-nums">{beside}</p>}
      <IconButton
        icon={PanelRight}
        name={say("conversation.details")}
        aria-expanded={details}
        onClick={() => navigate(details ? toConversation(info.id) : toDetails(info.id))}
        className="rtl:-scale-x-100"
      />
    </header>
  );
}

/** "14 people · 5 here now · 3 by text"; of a direct, who the other one is. */
function usePeople(conversation: ConversationState): string {
  const { info } = conversation;
  const { say } = useWords();
  const me = useMe();
  const online = useOnline(info.with?.id ?? 0);
  const { here, byText } = useWhoIsHere(conversation);
  const connected = useConnection().phase === "online";
  if (info.kind === "direct") {
    if (!info.with || info.with.id === me?.id) return "";
    const name = info.with.username && isolate(`@${info.with.username}`);
    return [name, online && say("list.online"), info.phones && say("message.byText")]
      .filter(Boolean)
      .join(" · ");
  }
  const words = [say("conversation.people", { count: info.members })];
  // Without a connection nobody can tell who has come or gone.
  if (here !== null && connected) words.push(say("conversation.here", { count: here }));
  if (byText) words.push(say("conversation.byText", { count: byText }));
  else if (info.phones && byText === null) words.push(say("list.byText"));
  return words.join(" · ");
}
