import type { Id } from "@parley/protocol";
import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWords } from "../words/words.tsx";
import { useUploads } from "./useUploads.ts";

/** Opens the device's own chooser of files. */
export function AttachButton({ conversation }: { conversation: Id }) {
  const { say } = useWords();
  const [, uploads] = useUploads(conversation);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        icon={Paperclip}
        name={say("files.attach")}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          uploads.add(conversation, [...(currentTarget.files ?? [])]);
          // So that the same file can be chosen once more.
          currentTarget.value = "";
        }}
      />
    </>
  );
}
