import type { ConversationState } from "@parley/client";
import { useUi } from "../ui.ts";
import { Deliveries } from "./deliveries.tsx";
import { Help } from "./help.tsx";
import { Members } from "./members.tsx";
import { Mentions } from "./mentions.tsx";
import { Switcher } from "./switcher.tsx";
import { Viewer } from "./viewer.tsx";

interface PanesProps {
  conversation: ConversationState | undefined;
  width: number;
  rows: number;
}

/** What was asked for, in the place of the messages. */
export function Panes({ conversation, width, rows }: PanesProps) {
  const overlay = useUi((ui) => ui.overlay);
  const selected = useUi((ui) => ui.selected);
  const size = { width, rows };
  const id = conversation?.info.id;
  switch (overlay) {
    case "switcher":
      return <Switcher {...size} />;
    case "help":
    case "commands":
      return <Help key={overlay} {...size} first={overlay === "help" ? "keys" : "commands"} />;
    case "mentions":
      return <Mentions {...size} />;
    case "members":
      return id === undefined ? null : <Members open={id} {...size} />;
    case "viewer":
      return conversation ? <Viewer conversation={conversation} {...size} /> : null;
    case "deliveries":
      return id !== undefined && typeof selected === "number" ? (
        <Deliveries conversation={id} seq={selected} {...size} />
      ) : null;
    case null:
      return null;
  }
}
