import { useMe, useParley } from "@parley/client";
import type { Message, MyConversation } from "@parley/protocol";
import {
  Copy,
  ListChecks,
  Link2,
  MailOpen,
  Pencil,
  Reply,
  Trash2,
  type LucideIcon,
} from "lucide-react";
import { useLocation } from "wouter";
import { useDesk } from "../composer/desk.tsx";
import { mayDeleteMessages } from "../members/may.ts";
import { toDeliveries, toMessage } from "../paths.ts";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";

/** Something one can do with a message, by menu or, on the focused row, by key. */
export interface Act {
  name: "reply" | "edit" | "copy" | "copyLink" | "deliveries" | "markUnread" | "delete";
  label: string;
  icon: LucideIcon;
  key: string | null;
  run: () => void;
}

/** What the reader may do with a message, in the order of the menu. */
export function useActs(message: Message, info: MyConversation, askToDelete: () => void): Act[] {
  const parley = useParley();
  const me = useMe();
  const desk = useDesk();
  const { say } = useWords();
  const { tell, tellError } = useNotice();
  const [, navigate] = useLocation();
  if (info.me.state !== "joined") return [];

  const own = message.sender === me?.id;
  const there = message.deletedAt === undefined;
  const copy = (text: string) => {
    navigator.clipboard.writeText(text).then(
      () => tell({ words: say("message.copied") }),
      (error: unknown) => tellError(error),
    );
  };
  // Without the account's prefix: which of their accounts to use is up to whoever opens it.
  const link = new URL(toMessage(info.id, message.seq), location.origin).href;
  const deliveries = toDeliveries(info.id, message.seq);
  const unread = () => parley.markUnread(info.id, message.seq).catch(tellError);

  const acts: (Act | false)[] = [
    there && act("reply", Reply, "r", () => desk.reply(message)),
    there && own && act("edit", Pencil, "e", () => desk.edit(message)),
    there && message.body !== "" && act("copy", Copy, "c", () => copy(message.body)),
    act("copyLink", Link2, "l", () => copy(link)),
    there && own && act("deliveries", ListChecks, null, () => navigate(deliveries)),
    act("markUnread", MailOpen, "u", () => void unread()),
    there && (own || mayDeleteMessages(info)) && act("delete", Trash2, "d", askToDelete),
  ];
  return acts.filter((each) => each !== false);

  function act(name: Act["name"], icon: LucideIcon, key: string | null, run: () => void): Act {
    return { name, label: say(`message.${name}`), icon, key, run };
  }
}
