import type { Translation } from "@parley/client";
import type { notices as english } from "../en/notices.ts";

export const notices: Translation<typeof english> = {
  "notice.more": { one: "{text} (und noch eine)", other: "{text} (und noch {count})" },
  "notice.many": {
    one: "Eine Nachricht für dich",
    other: "{count} Nachrichten für dich in {conversations} Unterhaltungen",
  },
};
