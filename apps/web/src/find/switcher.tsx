import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useState } from "react";
import { useWords } from "../words/words.tsx";
import { SwitcherList } from "./switcherList.tsx";

const openers = new Set<() => void>();

/** Opens the switcher that is drawn, for whoever has a pointer rather than the keys. */
export function openSwitcher(): void {
  for (const open of openers) open();
}

/** Ctrl or Cmd and K: to any conversation or person by part of a name. */
export function Switcher() {
  const { say } = useWords();
  const [open, setOpen] = useState(false);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      if (event.shiftKey || event.altKey || event.isComposing) return;
      event.preventDefault();
      setOpen((before) => !before);
    }
    const opener = () => setOpen(true);
    openers.add(opener);
    document.addEventListener("keydown", press);
    return () => {
      openers.delete(opener);
      document.removeEventListener("keydown", press);
    };
  }, []);

  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="appears fixed inset-0 z-40 bg-veil" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center p-4 tablet:pt-[12vh]">
          <Dialog.Popup className="appears flex max-h-full w-full max-w-lg flex-col overflow-hidden rounded-surface border border-line bg-surface shadow-float">
            <Dialog.Title className="sr-only">{say("find.switcher")}</Dialog.Title>
            <SwitcherList onGo={() => setOpen(false)} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
