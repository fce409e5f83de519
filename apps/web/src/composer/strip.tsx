import { gistOf, isolate, useMe } from "@parley/client";
import type { Message } from "@parley/protocol";
import { CornerUpRight, Pencil, X } from "lucide-react";
import { useKnown, useNames } from "../conversations/names.ts";
import { Icon } from "../pieces/icon.tsx";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWords } from "../words/words.tsx";
import type { About } from "./desk.tsx";

/** Above the field: what is being answered or edited, and the way out of it. */
export function AboutStrip({ about, onClear }: { about: About; onClear: () => void }) {
  const { say } = useWords();
  if (about.kind === "new") return null;
  const editing = about.kind === "edit";
  return (
    <div className="flex items-center gap-2 border-b border-line py-1 ps-3 pe-1.5 text-small">
      <Icon of={editing ? Pencil : CornerUpRight} size={14} className="text-you rtl:-scale-x-100" />
      {editing ? <Editing message={about.message} /> : <Replying about={about} />}
      <IconButton
        small
        icon={X}
        name={editing ? say("composer.editing.stop") : say("composer.replying.stop")}
        keys="Esc"
        onClick={onClear}
      />
    </div>
  );
}

function Editing({ message }: { message: Message }) {
  const { say } = useWords();
  return (
    <p className="min-w-0 flex-1 truncate">
      <b>{say("composer.editing")}</b>{" "}
      {message.files && <span className="text-quiet">{say("files.editing")} · </span>}
      <span className="text-quiet pointer-coarse:hidden">{say("composer.editing.hint")}</span>
    </p>
  );
}

function Replying({ about }: { about: Exclude<About, { kind: "new" }> }) {
  const { say } = useWords();
  const me = useMe();
  const { message } = about;
  const sender = useKnown(message.sender);
  const nameOf = useNames();
  const name = sender ? isolate(nameOf(sender)) : say("message.somebody");
  const author = message.sender === me?.id ? say("message.you") : name;
  return (
    <p className="flex min-w-0 flex-1 gap-2">
      <b className="shrink-0">{say("composer.replying", { author })}</b>
      <span dir="auto" className="truncate text-quiet">
        {gistOf(message, say)}
      </span>
    </p>
  );
}
