import {
  sectionsOf,
  useConversationList,
  wantsReading,
  type ConversationState,
  type Opened,
  type Section,
} from "@parley/client";
import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { useNames } from "../names.ts";
import { useUi } from "../ui.ts";

export interface Listed {
  /** Messages and invitations that wait for an answer. */
  requested: readonly ConversationState[];
  sections: readonly Section[];
  /** All of it in the order in which it is drawn. */
  all: readonly ConversationState[];
}

const ListedContext = createContext<Listed>({ requested: [], sections: [], all: [] });

/** The list as it is drawn, and as keys go through it. */
export const useListed = (): Listed => use(ListedContext);

export function ListedProvider({ children }: { children: ReactNode }) {
  const { joined, requested } = useConversationList();
  const open = useUi((ui) => ui.open);
  const names = useNames();
  const [opened, setOpened] = useState<Opened>(nothing);
  if (opened.id !== open) {
    const unread = joined.some((each) => each.info.id === open && wantsReading(each));
    setOpened({ id: open, unread });
  }
  const listed = useMemo(() => {
    const sections = sectionsOf(joined, opened, ({ info }) => names.title(info));
    const all = [...requested, ...sections.flatMap(({ conversations }) => conversations)];
    return { requested, sections, all };
  }, [joined, requested, opened, names]);
  return <ListedContext value={listed}>{children}</ListedContext>;
}

const nothing: Opened = { id: null, unread: false };
