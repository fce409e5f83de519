import { useEffect } from "react";
import { useLocation } from "wouter";
import { useMarkAllRead } from "../conversations/markAllRead.ts";
import { neighbourOf } from "@parley/client";
import { useSections } from "../conversations/useSections.tsx";
import { paths, toConversation } from "../paths.ts";
import { focusNextRegion } from "./regions.ts";
import { useOpen } from "./open.ts";

/** The keys that work everywhere inside. Those of one place are with that place. */
export function useShortcuts(): void {
  const sections = useSections();
  const { conversation } = useOpen();
  const [, navigate] = useLocation();
  const markAllRead = useMarkAllRead();

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      const acted = act(event);
      if (acted) event.preventDefault();
    }

    function act(event: KeyboardEvent): boolean {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      if (key === "F6") {
        focusNextRegion(shiftKey ? -1 : 1);
        return true;
      }
      if (altKey && !ctrlKey && !metaKey && (key === "ArrowUp" || key === "ArrowDown")) {
        const step = key === "ArrowUp" ? -1 : 1;
        const next = neighbourOf(sections, conversation, step, shiftKey);
        if (next !== null) navigate(toConversation(next));
        return true;
      }
      if (key === "Escape" && shiftKey && !altKey && !ctrlKey && !metaKey) {
        markAllRead();
        return true;
      }
      if ((ctrlKey || metaKey) && shiftKey && key.toLowerCase() === "m") {
        navigate(paths.mentions);
        return true;
      }
      return false;
    }

    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
