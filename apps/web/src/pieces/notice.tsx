import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "../words/words.tsx";
import { Button } from "./button.tsx";
import { IconButton } from "./iconButton.tsx";

interface Notice {
  /** `wrong` is announced at once and stays until it is dismissed. */
  kind?: "done" | "wrong";
  words: string;
  /** Something to press, such as undoing it. */
  action?: { label: string; onClick: () => void };
}

/** `tell({words})` shows a short notice; `tellError(error)` says what went wrong with a call. */
export function useNotice() {
  const { add } = Toast.useToastManager();
  const { sayError } = useWords();
  const tell = ({ kind = "done", words, action }: Notice) =>
    add({
      type: kind,
      description: words,
      priority: kind === "wrong" ? "high" : "low",
      timeout: kind === "wrong" ? 0 : 5000,
      ...(action && { actionProps: { children: action.label, onClick: action.onClick } }),
    });
  const tellError = (problem: unknown) => tell({ kind: "wrong", words: sayError(problem) });
  return { tell, tellError };
}

/** Holds the notices of everything below it. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-4 bottom-[calc(var(--bar)+5rem)] z-50 mx-auto flex max-w-sm flex-col gap-2 tablet:inset-x-auto tablet:end-6 tablet:bottom-24 tablet:w-96">
          <Notices />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Notices() {
  const { toasts } = Toast.useToastManager();
  const { say } = useWords();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="appears rounded-surface border border-line bg-surface shadow-float data-limited:hidden"
    >
      <Toast.Content className="flex items-center gap-2 py-2 ps-4 pe-2">
        <Toast.Description
          className={`min-w-0 flex-1 text-small ${toast.type === "wrong" ? "text-wrong" : ""}`}
        />
        {toast.actionProps && <Toast.Action render={<Button look="quiet" />} />}
        <Toast.Close render={<IconButton small icon={X} name={say("app.dismiss")} />} />
      </Toast.Content>
    </Toast.Root>
  ));
}
