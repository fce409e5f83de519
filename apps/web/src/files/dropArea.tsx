import type { MyConversation } from "@parley/protocol";
import { FileDown } from "lucide-react";
import { useEffect, useState, type DragEvent, type ReactNode } from "react";
import { useObstacle } from "../composer/cannotWrite.tsx";
import { useAbout, useDesk } from "../composer/desk.tsx";
import { isolate } from "@parley/client";
import { useTitles } from "../conversations/names.ts";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { droppedIn, holdsFiles } from "./given.ts";
import { useUploads } from "./useUploads.ts";

interface DropAreaProps {
  info: MyConversation;
  children: ReactNode;
}

/** The whole of a conversation, where files may be dropped. */
export function DropArea({ info, children }: DropAreaProps) {
  const { say } = useWords();
  const title = useTitles()(info);
  const desk = useDesk();
  const [, uploads] = useUploads(info.id);
  const obstacle = useObstacle(info);
  const editing = useAbout().kind === "edit";
  const [over, setOver] = useState(false);
  const takes = obstacle === null && !editing && info.me.state === "joined";
  useNoWayOut();

  function drag(event: DragEvent) {
    if (!takes || !holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    setOver(true);
  }

  return (
    <div
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!takes || !holdsFiles(event.dataTransfer)) return;
        event.preventDefault();
        uploads.add(info.id, droppedIn(event.dataTransfer));
        desk.focus();
      }}
      className="relative flex h-full min-w-0 flex-1 flex-col"
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-2 z-30 flex flex-col items-center justify-center gap-2 rounded-surface border-2 border-dashed border-you bg-you-soft/95 p-4 text-center text-you">
          <Icon of={FileDown} size={24} />
          <p className="text-title font-strong break-words">
            {say("files.drop", { conversation: isolate(title) })}
          </p>
        </div>
      )}
    </div>
  );
}

/** A file dropped beside it must not take the place of the app. */
function useNoWayOut(): void {
  useEffect(() => {
    function refuse(event: globalThis.DragEvent) {
      if (event.defaultPrevented || !holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
    }
    window.addEventListener("dragover", refuse);
    window.addEventListener("drop", refuse);
    return () => {
      window.removeEventListener("dragover", refuse);
      window.removeEventListener("drop", refuse);
    };
  }, []);
}
