import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "../pieces/button.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";

/** Puts a text on the clipboard and says so in its own place, where a dialog hides notices. */
export function CopyButton({ text, name }: { text: string; name: string }) {
  const { say } = useWords();
  const { tell } = useNotice();
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      // There is no clipboard where the page came without encryption.
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      tell({ kind: "wrong", words: say("security.copy.failed") });
    }
  }

  return (
    <>
      <Button onClick={() => void copy()}>
        <Icon of={copied ? Check : Copy} />
        {copied ? say("security.copied") : name}
      </Button>
      <span role="status" className="sr-only">
        {copied && say("security.copied")}
      </span>
    </>
  );
}
