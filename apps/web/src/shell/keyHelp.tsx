import { useEffect, useState } from "react";
import { Dialog } from "../pieces/dialog.tsx";
import { useEnterKey } from "../settings/enterKey.ts";
import { useWords } from "../words/words.tsx";
import { useWithControl } from "./keyNames.ts";

const openers = new Set<() => void>();

/** Opens the help that is drawn, for whoever has a pointer rather than the keys. */
export function openKeyHelp(): void {
  for (const open of openers) open();
}

/** Ctrl or Cmd and /, or a question mark where nothing is being written: which keys do what. */
export function KeyHelp() {
  const { say } = useWords();
  const [open, setOpen] = useState(false);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || !asksForHelp(event)) return;
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
    <Dialog open={open} onClose={() => setOpen(false)} title={say("keys.title")}>
      <KeyGroups />
    </Dialog>
  );
}

function asksForHelp({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (altKey) return false;
  if (ctrlKey || metaKey) return key === "/";
  const writing = target instanceof HTMLElement && target.matches("input, textarea, select");
  return key === "?" && !writing;
}

function KeyGroups() {
  const { say } = useWords();
  const withControl = useWithControl();
  const enterBreaks = useEnterKey() === "line";
  const groups = [
    {
      title: "keys.everywhere",
      keys: [
        ["keys.find", withControl("K")],
        ["keys.neighbour", "Alt ↑ ↓"],
        ["keys.unread", "Alt ⇧ ↑ ↓"],
        ["keys.mentions", withControl("⇧ M")],
        ["keys.allRead", "⇧ Esc"],
        ["keys.regions", "F6"],
        ["keys.help", withControl("/")],
      ],
    },
    {
      title: "keys.reading",
      keys: [
        ["keys.newest", "Esc"],
        ["keys.messages", "↑ ↓"],
        ["message.reply", "R"],
        ["message.edit", "E"],
        ["message.copy", "C"],
        ["message.copyLink", "L"],
        ["message.markUnread", "U"],
        ["message.delete", "D"],
      ],
    },
    {
      title: "keys.writing",
      keys: [
        ["composer.send", enterBreaks ? withControl("Enter") : "Enter"],
        ["keys.break", enterBreaks ? "Enter" : "⇧ Enter"],
        ["keys.mention", "@"],
        ["composer.commands", "/"],
        ["keys.editLast", "↑"],
        ["keys.cancel", "Esc"],
      ],
    },
  ] as const;
  return groups.map(({ title, keys }) => (
    <section key={title} className="pb-3">
      <h3 className="pt-1 pb-1 text-tiny font-strong text-quiet">{say(title)}</h3>
      <dl>
        {keys.map(([does, pressed]) => (
          <div key={does} className="flex min-h-8 items-center justify-between gap-4">
            <dt>{say(does)}</dt>
            <dd className="shrink-0 text-small whitespace-nowrap text-quiet">
              <kbd dir="ltr" className="font-sans">
                {pressed}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
