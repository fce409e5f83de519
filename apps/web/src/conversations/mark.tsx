import type { MyConversation } from "@parley/protocol";
import { Hash, NotebookPen, Phone, Users } from "lucide-react";
import { useMe } from "@parley/client";
import { classes } from "../pieces/classes.ts";
import { Face } from "../pieces/face.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useOnline } from "../shell/presence.ts";

interface MarkProps {
  info: MyConversation;
  title: string;
  /** A square as large as a face, where faces stand in a row. */
  square?: boolean;
  /** In the place of the sign, where no name stands beside it. */
  letters?: string | undefined;
}

/** What stands before a conversation's name: a face for a person, a sign for the rest. */
export function Mark({ info, title, square = false, letters }: MarkProps) {
  const me = useMe();
  const online = useOnline(info.with?.id ?? 0);
  if (info.with && info.with.id !== me?.id) {
    return (
      <Face person={info.with} name={title} size={square ? "normal" : "small"} online={online} />
    );
  }
  if (letters !== undefined) return <Letters info={info} letters={letters} />;
  const sign = signOf(info);
  return (
    <span
      aria-hidden
      className={classes(
        "inline-flex shrink-0 items-center justify-center rounded-control",
        square ? "size-9 bg-hover" : "size-6",
        info.phones ? "text-by-text" : "text-quiet",
      )}
    >
      <Icon of={sign} size={square ? 18 : 16} />
    </span>
  );
}

function Letters({ info, letters }: { info: MyConversation; letters: string }) {
  return (
    <span
      aria-hidden
      className="relative inline-flex size-9 shrink-0 items-center justify-center rounded-control bg-hover text-small"
    >
      {info.kind === "channel" && <span className="font-plain text-quiet">#</span>}
      {letters}
      {info.kind !== "channel" && (
        <span
          className={classes(
            "absolute -end-1 -bottom-1 rounded-full bg-paper p-0.5",
            info.phones ? "text-by-text" : "text-quiet",
          )}
        >
          <Icon of={signOf(info)} size={12} />
        </span>
      )}
    </span>
  );
}

function signOf(info: MyConversation) {
  if (info.kind === "direct") return NotebookPen;
  if (info.phones) return Phone;
  return info.kind === "channel" ? Hash : Users;
}
