import { Dialog as Base } from "@base-ui/react/dialog";
import { useParley, type Picture } from "@parley/client";
import { ChevronLeft, ChevronRight, Download, X } from "lucide-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { IconButton } from "../pieces/iconButton.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { download } from "./download.ts";
import { WholePicture } from "./wholePicture.tsx";

interface ViewerDialogProps {
  open: boolean;
  onClose: () => void;
  pictures: readonly Picture[];
  index: number;
  onGo: (index: number) => void;
}

/** The pictures of a message over everything else, whole and one at a time. */
export function ViewerDialog({ open, onClose, pictures, index, onGo }: ViewerDialogProps) {
  const { direction } = useWords();
  const [large, setLarge] = useState(false);
  const stage = useRef<HTMLDivElement>(null);
  const picture = pictures[index];

  function step(by: 1 | -1) {
    if (!pictures[index + by]) return;
    setLarge(false);
    onGo(index + by);
    // A button that leads nowhere any more would take the focus along.
    if (!pictures[index + by * 2]) stage.current?.querySelector("button")?.focus();
  }

  function press(event: KeyboardEvent) {
    // The arrows move about in a picture that is larger than the screen.
    if (large || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const ahead = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      step(event.key === ahead ? 1 : -1);
    }
  }

  return (
    <Base.Root
      open={open}
      onOpenChange={(isOpen) => {
        if (isOpen) return;
        setLarge(false);
        onClose();
      }}
    >
      <Base.Portal>
        <Base.Popup
          // A tip over the first button would take the first Esc for itself.
          initialFocus={() => stage.current?.querySelector("button") ?? true}
          onKeyDown={press}
          className="appears fixed inset-0 z-40 flex flex-col bg-paper text-ink outline-none"
        >
          {picture && (
            <>
              <Head picture={picture} index={index} count={pictures.length} />
              <div ref={stage} className="relative min-h-0 flex-1">
                <WholePicture picture={picture} large={large} onTurn={setLarge} />
                {pictures.length > 1 && (
                  <Steps index={index} count={pictures.length} onStep={step} />
                )}
              </div>
            </>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function Head({ picture, index, count }: { picture: Picture; index: number; count: number }) {
  const { say, size } = useWords();
  const parley = useParley();
  const { tell } = useNotice();

  async function keep() {
    const where = await download(parley, picture);
    if (where === "there") return;
    tell({ kind: "wrong", words: say(where === "gone" ? "files.gone" : "error.unreachable") });
  }

  return (
    <header className="flex items-center gap-2 border-b border-line py-1.5 ps-4 pe-2">
      <div className="min-w-0 flex-1">
        <Base.Title dir="auto" className="name-line text-body font-strong">
          {picture.name}
        </Base.Title>
        <p aria-live="polite" className="text-tiny text-quiet tabular-nums">
          {count > 1 && <span>{say("files.place", { place: index + 1, count })} · </span>}
          {size(picture.sizeBytes)}
        </p>
      </div>
      <IconButton icon={Download} name={say("files.download")} onClick={() => void keep()} />
      <Base.Close render={<IconButton icon={X} name={say("app.close")} />} />
    </header>
  );
}

interface StepsProps {
  index: number;
  count: number;
  onStep: (by: 1 | -1) => void;
}

function Steps({ index, count, onStep }: StepsProps) {
  const { say } = useWords();
  const look = "absolute top-1/2 -translate-y-1/2 border border-line bg-surface rtl:-scale-x-100";
  return (
    <>
      <IconButton
        icon={ChevronLeft}
        name={say("files.previous")}
        disabled={index === 0}
        onClick={() => onStep(-1)}
        className={`${look} start-2`}
      />
      <IconButton
        icon={ChevronRight}
        name={say("files.next")}
        disabled={index === count - 1}
        onClick={() => onStep(1)}
        className={`${look} end-2`}
      />
    </>
  );
}
