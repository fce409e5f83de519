import type { Message } from "@parley/protocol";
import { createContext, use, useMemo, useRef, useState, type ReactNode } from "react";

/** What is being written in the open conversation: something new, an answer, or an edit. */
export type About = { kind: "new" } | { kind: "reply" | "edit"; message: Message };

/** Lets a message in the timeline begin something in the composer. The same object throughout. */
export interface Desk {
  reply: (message: Message) => void;
  edit: (message: Message) => void;
  /** Back to something new; the draft of it is still there. */
  clear: () => void;
  /** Puts words into the composer, such as those of a message that could not be sent. */
  put: (text: string) => void;
  focus: () => void;
  /** The composer says here how it is reached. */
  connect: (paper: Paper | null) => void;
}

interface Paper {
  put: (text: string) => void;
  focus: () => void;
}

const DeskContext = createContext<Desk | null>(null);
const AboutContext = createContext<About>({ kind: "new" });

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("useDesk needs a DeskProvider above it");
  return desk;
}

export const useAbout = () => use(AboutContext);

export function DeskProvider({ children }: { children: ReactNode }) {
  const [about, setAbout] = useState<About>({ kind: "new" });
  const paper = useRef<Paper | null>(null);
  const desk = useMemo<Desk>(() => {
    const begin = (kind: "reply" | "edit") => (message: Message) => {
      setAbout({ kind, message });
      paper.current?.focus();
    };
    return {
      reply: begin("reply"),
      edit: begin("edit"),
      clear: () => setAbout({ kind: "new" }),
      put: (text) => paper.current?.put(text),
      focus: () => paper.current?.focus(),
      connect: (connected) => {
        paper.current = connected;
      },
    };
  }, []);
  return (
    <DeskContext value={desk}>
      <AboutContext value={about}>{children}</AboutContext>
    </DeskContext>
  );
}
