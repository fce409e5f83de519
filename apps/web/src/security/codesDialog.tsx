import type { Me } from "@parley/protocol";
import { Download, Printer } from "lucide-react";
import { Button } from "../pieces/button.tsx";
import { Dialog } from "../pieces/dialog.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { CopyButton } from "./copyButton.tsx";

interface CodesDialogProps {
  me: Me;
  codes: readonly string[];
  onClose: () => void;
}

/** Recovery codes, which are shown this once: nothing but its own buttons closes it. */
export function CodesDialog({ me, codes, onClose }: CodesDialogProps) {
  const { say } = useWords();
  const title = say("security.codes.of", { name: `@${me.username ?? ""}`, server: location.host });
  const text = [title, "", ...codes, ""].join("\n");

  return (
    <Dialog
      open
      holds
      onClose={onClose}
      title={say("security.codes")}
      description={say("security.codes.body")}
    >
      <div className="flex flex-col gap-4">
        <div className="printed rounded-control border border-line bg-paper p-4">
          <p className="pb-3 text-small text-quiet">{title}</p>
          <ol className="grid grid-cols-1 gap-x-6 gap-y-1 font-mono tablet:grid-cols-2">
            {codes.map((code) => (
              <li key={code} dir="ltr" className="whitespace-nowrap select-all">
                {code}
              </li>
            ))}
          </ol>
        </div>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={text} name={say("security.codes.copy")} />
          <Button onClick={() => download(text)}>
            <Icon of={Download} />
            {say("security.codes.download")}
          </Button>
          <Button onClick={() => print()}>
            <Icon of={Printer} />
            {say("security.codes.print")}
          </Button>
        </div>
        <Button look="main" className="min-h-11" onClick={onClose}>
          {say("security.codes.done")}
        </Button>
      </div>
    </Dialog>
  );
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "parley-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(url);
}
