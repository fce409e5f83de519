import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { useWords } from "../words/words.tsx";
import { IconButton } from "./iconButton.tsx";

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** A press beside it does not close it: what it shows would be lost. */
  holds?: boolean;
  children: ReactNode;
}

/**
 * Something to do before going on. The keyboard begins in its first field, or else where it is
 * read: on the button that closes it, Esc would close that button's tip first. Esc and the veil
 * close it; focus returns where it was.
 */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, holds = false, children } = props;
  const { say } = useWords();
  const content = useRef<HTMLDivElement>(null);
  // On a touch screen the keyboard would cover what has just been opened.
  const begin = (opened: string) =>
    opened === "touch" ||
    (content.current?.querySelector<HTMLElement>("input, textarea") ?? content.current ?? true);
  return (
    <Base.Root
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      disablePointerDismissal={holds}
    >
      <Base.Portal>
        <Base.Backdrop className="appears fixed inset-0 z-40 bg-veil" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center tablet:items-center tablet:p-6">
          <Base.Popup
            initialFocus={begin}
            className="appears flex max-h-[90dvh] w-full max-w-md flex-col rounded-t-surface border border-line bg-surface shadow-float tablet:rounded-surface"
          >
            <header className="flex items-start gap-2 px-5 pt-4">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-title font-strong">{title}</Base.Title>
                {description && (
                  <Base.Description className="mt-1 text-small text-quiet">
                    {description}
                  </Base.Description>
                )}
              </div>
              <Base.Close
                render={<IconButton icon={X} name={say("app.close")} className="-me-2" />}
              />
            </header>
            <div
              ref={content}
              tabIndex={-1}
              className="min-h-0 overflow-y-auto px-5 outline-none pt-3 pb-[calc(1.25rem+env(safe-area-inset-bottom,0px))]"
            >
              {children}
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
