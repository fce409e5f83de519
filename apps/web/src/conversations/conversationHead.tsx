import { useMe } from "@parley/client";
import type { MyConversation } from "@parley/protocol";
import { ArrowLeft, PanelRight } from "lucide-react";
import { useLocation } from "wouter";
import { paths, toConversation, toDetails } from "../paths.ts";
import { IconButton } from "../pieces/iconButton.tsx";
import { useOnline } from "../shell/presence.ts";
import { useWidth } from "../shell/width.ts";
import { useWords } from "../words/words.tsx";
import { Mark } from "./mark.tsx";
import { isolate, useTitles } from "./names.ts";

interface ConversationHeadProps {
  info: MyConversation;
  details: boolean;
}

/** What is open, who is in it, and the way to its details. */
export function ConversationHead({ info, details }: ConversationHeadProps) {
  const { say } = useWords();
  const [, navigate] = useLocation();
  const phone = useWidth() === "phone";
  const title = useTitles()(info);
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
        <Beneath info={info} />
      </div>
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

function Beneath({ info }: { info: MyConversation }) {
  const { say } = useWords();
  const me = useMe();
  const online = useOnline(info.with?.id ?? 0);
  const words = [];
  if (info.kind === "direct") {
    if (info.with && info.with.id !== me?.id && online) words.push(say("list.online"));
  } else {
    words.push(say("conversation.people", { count: info.members }));
    if (info.phones) words.push(say("list.byText"));
    if (info.topic) words.push(isolate(info.topic));
  }
  if (words.length === 0) return null;
  return <p className="truncate text-small text-quiet">{words.join(" · ")}</p>;
}
