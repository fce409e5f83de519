import {
  sectionsOf,
  useConversationList,
  wantsReading,
  type Opened,
  type Section,
} from "@parley/client";
import { createContext, use, useState, type ReactNode } from "react";
import { useOpen } from "../shell/open.ts";
import { useTitles } from "./names.ts";

const SectionsContext = createContext<Section[]>([]);

/** The list of conversations in the order in which it is drawn, and in which the keys go through it. */
export const useSections = () => use(SectionsContext);

export function SectionsProvider({ children }: { children: ReactNode }) {
  const { joined } = useConversationList();
  const { conversation: id } = useOpen();
  const titleOf = useTitles();
  const [opened, setOpened] = useState<Opened>(nothing);
  const here = joined.some(({ info }) => info.id === id) ? id : null;
  if (opened.id !== here) {
    setOpened({
      id: here,
      unread: joined.some((each) => each.info.id === id && wantsReading(each)),
    });
  }
  const sections = sectionsOf(joined, opened, (each) => titleOf(each.info));
  return <SectionsContext value={sections}>{children}</SectionsContext>;
}

const nothing: Opened = { id: null, unread: false };
