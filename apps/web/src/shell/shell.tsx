import { useParleyState } from "@parley/client";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { ConversationColumn } from "../conversations/column.tsx";
import { SectionsProvider } from "../conversations/useSections.tsx";
import { LetIn } from "../device/letIn.tsx";
import { Switcher } from "../find/switcher.tsx";
import { paths } from "../paths.ts";
import { useKnownContacts } from "../requests/contactsState.ts";
import { useWords } from "../words/words.tsx";
import { Announcer } from "./announcer.tsx";
import { BottomBar } from "./bottomBar.tsx";
import { ConnectionNotice } from "./connectionNotice.tsx";
import { KeyHelp } from "./keyHelp.tsx";
import { useOpen } from "./open.ts";
import { TooOld } from "./tooOld.tsx";
import { useShortcuts } from "./shortcuts.ts";
import { useTitle } from "./title.ts";
import { useWidth } from "./width.ts";

/** The columns around every screen of somebody who is signed in: on a phone one at a time. */
export function Shell({ children }: { children: ReactNode }) {
  const phase = useParleyState((state) => state.connection.phase);
  if (phase === "too-old") return <TooOld />;
  return (
    <SectionsProvider>
      <Columns waiting={phase === "starting"}>{children}</Columns>
    </SectionsProvider>
  );
}

function Columns({ children, waiting }: { children: ReactNode; waiting: boolean }) {
  const width = useWidth();
  const [location] = useLocation();
  const { conversation } = useOpen();
  const { say } = useWords();
  useTitle();
  useShortcuts();
  useKnownContacts();

  if (waiting) return <div className="h-full bg-paper" aria-busy />;
  const phone = width === "phone";
  const listAlone = phone && location === paths.home;
  return (
    <div className="flex h-dvh flex-col bg-paper ps-[env(safe-area-inset-left)] pe-[env(safe-area-inset-right)]">
      <div className="relative flex min-h-0 flex-1">
        {!phone && <ConversationColumn width={width} />}
        <main aria-label={say("shell.main")} className="relative min-w-0 flex-1">
          {listAlone ? <ConversationColumn width={width} /> : children}
          <ConnectionNotice place={conversation === null ? "foot" : "top"} />
        </main>
      </div>
      {phone && conversation === null && <BottomBar />}
      <Announcer />
      <LetIn />
      <Switcher />
      <KeyHelp />
    </div>
  );
}
