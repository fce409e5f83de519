import { isolate, useParleyState, type Refused as RefusedFile } from "@parley/client";
import type { Id } from "@parley/protocol";
import { CircleAlert, Clock3, X } from "lucide-react";
import { Button } from "../pieces/button.tsx";
import { Icon } from "../pieces/icon.tsx";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWords } from "../words/words.tsx";
import { PhoneNote } from "./phoneNote.tsx";
import { UploadCard } from "./uploadCard.tsx";
import { useUploads } from "./useUploads.ts";

interface TrayProps {
  conversation: Id;
  /** Somebody gets it as a text. */
  toPhones: boolean;
}

/** Over the writing area: what goes with the next message. */
export function Tray({ conversation, toPhones }: TrayProps) {
  const { say } = useWords();
  const [{ uploads, refused, waiting }] = useUploads(conversation);
  const there = uploads.filter(({ status }) => status.kind === "there").length;
  return (
    <>
      <p role="status" className="sr-only">
        {uploads.length > 0 && say("files.uploaded", { there, count: uploads.length })}
      </p>
      <Refused conversation={conversation} refused={refused} />
      {uploads.length > 0 && (
        <div className="border-b border-line p-2">
          <ul
            aria-label={say("files.tray")}
            className="grid max-h-[30dvh] grid-cols-1 gap-2 overflow-y-auto tablet:grid-cols-2"
          >
            {uploads.map((upload) => (
              <UploadCard key={upload.key} conversation={conversation} upload={upload} />
            ))}
          </ul>
          {toPhones && <PhoneNote uploads={uploads} />}
          {waiting && <Waiting conversation={conversation} />}
        </div>
      )}
    </>
  );
}

function Waiting({ conversation }: { conversation: Id }) {
  const { say } = useWords();
  const [, uploads] = useUploads(conversation);
  return (
    <div className="flex flex-wrap items-center gap-x-2 px-1 pt-1.5 text-small text-quiet">
      <Icon of={Clock3} size={14} />
      <p role="status" className="min-w-0 flex-1">
        {say("files.waiting")}
      </p>
      <Button look="quiet" onClick={() => uploads.stay(conversation)}>
        {say("files.stay")}
      </Button>
    </div>
  );
}

function Refused({ conversation, refused }: { conversation: Id; refused: readonly RefusedFile[] }) {
  const { say } = useWords();
  const [, uploads] = useUploads(conversation);
  const sayRefused = useSayRefused();
  return (
    <div role="alert">
      {refused.length > 0 && (
        <div className="flex items-start gap-2 border-b border-line py-1 ps-3 pe-1.5 text-small">
          <Icon of={CircleAlert} className="mt-1.5 text-wrong" />
          <ul className="min-w-0 flex-1 py-1 break-words">
            {refused.map((each, index) => (
              <li key={index}>{sayRefused(each)}</li>
            ))}
          </ul>
          <IconButton
            small
            icon={X}
            name={say("app.dismiss")}
            onClick={() => uploads.dismissRefused(conversation)}
          />
        </div>
      )}
    </div>
  );
}

function useSayRefused(): (refused: RefusedFile) => string {
  const { say, size } = useWords();
  const most = useParleyState((state) => state.fileMaxBytes);
  return ({ name: given, why }) => {
    const name = isolate(given);
    switch (why) {
      case "too large":
        return say("files.tooLarge", { name, size: size(most ?? 0) });
      case "too many":
        return say("files.tooMany", { name });
      case "folder":
        return say("files.folder", { name });
    }
  };
}
