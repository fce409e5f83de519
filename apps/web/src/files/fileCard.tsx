import { useParley } from "@parley/client";
import type { File } from "@parley/protocol";
import { Download } from "lucide-react";
import { useState } from "react";
import { Icon } from "../pieces/icon.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { download } from "./download.ts";
import { iconOf } from "./fileIcon.ts";

/** A file that is no picture, to be downloaded. */
export function FileCard({ file }: { file: File }) {
  const { say, size } = useWords();
  const parley = useParley();
  const { tell } = useNotice();
  const [gone, setGone] = useState(false);

  async function fetchIt() {
    const where = await download(parley, file);
    setGone(where === "gone");
    if (where === "unknown") tell({ kind: "wrong", words: say("error.unreachable") });
  }

  return (
    <a
      href={parley.files.fileUrl(file)}
      download={file.name}
      onClick={(event) => {
        // A browser's own download would not say that there is nothing any more.
        event.preventDefault();
        void fetchIt();
      }}
      className="flex h-14 w-[min(100%,22.5rem)] items-center gap-3 rounded-control border border-line bg-surface ps-3 pe-4 hover:border-edge"
    >
      <Icon of={iconOf(file.type)} size={24} className="text-quiet" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="name-line block text-small font-strong">
          {file.name}
        </span>
        <span
          className={`block truncate text-tiny tabular-nums ${gone ? "text-wrong" : "text-quiet"}`}
        >
          <span role="status">{gone && say("files.gone")}</span>
          {!gone && size(file.sizeBytes)}
        </span>
      </span>
      <Icon of={Download} size={18} name={say("files.download")} className="text-quiet" />
    </a>
  );
}
