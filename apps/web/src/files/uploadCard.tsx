import type { Id } from "@parley/protocol";
import { X } from "lucide-react";
import { useState } from "react";
import { isolate, offline, type Upload } from "@parley/client";
import { Button } from "../pieces/button.tsx";
import { classes } from "../pieces/classes.ts";
import { Icon } from "../pieces/icon.tsx";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWords } from "../words/words.tsx";
import { iconOf } from "./fileIcon.ts";
import { useUploads } from "./useUploads.ts";

interface UploadCardProps {
  conversation: Id;
  upload: Upload;
}

/** One file over the writing area: what it is, how far it has come, and the way out of it. */
export function UploadCard({ conversation, upload }: UploadCardProps) {
  const { say } = useWords();
  const [, uploads] = useUploads(conversation);
  const { key, status } = upload;
  const name = isolate(upload.name);
  const failed = status.kind === "failed";
  return (
    <li
      className={classes(
        "relative flex min-h-14 items-center gap-2 overflow-hidden rounded-control border border-line pe-1",
        failed && "tablet:col-span-full",
      )}
    >
      <Preview upload={upload} />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-x-2 gap-y-1 py-1 tablet:flex-row tablet:items-center">
        <div className="w-full min-w-0 flex-1">
          <p dir="auto" className="name-line text-small font-strong">
            {upload.name}
          </p>
          <Told upload={upload} />
        </div>
        {failed && (
          <Button
            aria-label={say("files.retryNamed", { name })}
            onClick={() => uploads.retry(conversation, key)}
          >
            {say("files.retry")}
          </Button>
        )}
      </div>
      <IconButton
        small
        icon={X}
        name={
          status.kind === "under way"
            ? say("files.cancel", { name })
            : say("files.remove", { name })
        }
        onClick={() => uploads.remove(conversation, key)}
      />
      {status.kind === "under way" && <Progress name={name} progress={status.progress} />}
    </li>
  );
}

function Preview({ upload: { preview, type } }: { upload: Upload }) {
  // Something may be called a picture and be none.
  const [broken, setBroken] = useState(false);
  return (
    <span className="flex min-h-14 w-14 shrink-0 items-center justify-center self-stretch bg-hover text-quiet">
      {preview === null || broken ? (
        <Icon of={iconOf(type)} size={24} />
      ) : (
        // The name beside it says what it is.
        <img
          src={preview}
          alt=""
          draggable={false}
          onError={() => setBroken(true)}
          className="size-14 object-cover"
        />
      )}
    </span>
  );
}

function Told({ upload: { sizeBytes, status } }: { upload: Upload }) {
  const { say, size, sayError } = useWords();
  switch (status.kind) {
    case "failed":
      return (
        <p role="alert" className="text-small text-wrong">
          {status.problem === offline ? say("files.offline") : sayError(status.problem)}
        </p>
      );
    case "under way":
      return (
        <p className="text-tiny text-quiet tabular-nums">
          {say("files.underWay", {
            size: size(sizeBytes),
            percent: Math.floor(status.progress * 100),
          })}
        </p>
      );
    case "there":
      return <p className="text-tiny text-quiet tabular-nums">{size(sizeBytes)}</p>;
  }
}

function Progress({ name, progress }: { name: string; progress: number }) {
  const { say } = useWords();
  const percent = Math.floor(progress * 100);
  return (
    <span
      role="progressbar"
      aria-label={say("files.progress", { name })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="absolute inset-x-0 bottom-0 h-1 bg-line"
    >
      <span
        style={{ inlineSize: `${percent}%` }}
        className="block h-full bg-you transition-[inline-size]"
      />
    </span>
  );
}
