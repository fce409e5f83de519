import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useState, type ReactNode } from "react";
import { useWords } from "../words/words.tsx";
import { Button } from "./button.tsx";

interface ConfirmProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will be lost, and for whom. */
  children: ReactNode;
  /** The verb on the button: "Delete message". */
  action: string;
  /** Does it. What it throws is said, and the question stays open. */
  onConfirm: () => Promise<unknown>;
}

/** Asks before something that cannot be undone. */
export function Confirm({ open, onClose, title, children, action, onConfirm }: ConfirmProps) {
  const { say, sayError } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function close() {
    setProblem(null);
    onClose();
  }

  async function confirm() {
    setBusy(true);
    try {
      await onConfirm();
      close();
    } catch (error) {
      setProblem(sayError(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <AlertDialog.Root open={open} onOpenChange={(isOpen) => !isOpen && close()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="appears fixed inset-0 z-40 bg-veil" />
        <AlertDialog.Viewport className="fixed inset-0 z-40 flex items-center justify-center p-4">
          <AlertDialog.Popup className="appears w-full max-w-sm rounded-surface border border-line bg-surface p-5 shadow-float">
            <AlertDialog.Title className="text-title font-strong">{title}</AlertDialog.Title>
            <AlertDialog.Description render={<div />} className="mt-2 text-body text-quiet">
              {children}
            </AlertDialog.Description>
            {problem && (
              <p role="alert" className="mt-3 text-small text-wrong">
                {problem}
              </p>
            )}
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <AlertDialog.Close render={<Button />}>{say("app.cancel")}</AlertDialog.Close>
              <Button look="wrong" busy={busy} onClick={() => void confirm()}>
                {action}
              </Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
