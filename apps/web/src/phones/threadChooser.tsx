import { MessageSquarePlus } from "lucide-react";
import { spelt } from "../phone/numbers.ts";
import { Badge } from "../pieces/badge.tsx";
import { classes } from "../pieces/classes.ts";
import { IconButton } from "../pieces/iconButton.tsx";
import { Menu, MenuItem } from "../pieces/menu.tsx";
import { useWords } from "../words/words.tsx";
import { newIn, type Thread } from "./threads.ts";

interface ThreadChooserProps {
  number: string;
  threads: readonly Thread[];
  own: readonly string[];
  open: string;
  seen: ReadonlyMap<string, string>;
  onChoose: (other: string) => void;
}

/** Whom a phone has written with, and the way to those it has not. */
export function ThreadChooser({ number, threads, own, open, seen, onChoose }: ThreadChooserProps) {
  const { say } = useWords();
  const known = threads.map(({ other }) => other);
  const shown = known.includes(open) ? known : [open, ...known];
  const others = own.filter((one) => !shown.includes(one));
  return (
    <nav
      aria-label={say("phones.threads", { number: spelt(number) })}
      className="flex items-center gap-1 border-b border-line ps-2 pe-1.5"
    >
      <ul className="flex min-w-0 flex-1 gap-1 overflow-x-auto py-1.5">
        {shown.map((other) => {
          const thread = threads.find((one) => one.other === other);
          const count = thread && other !== open ? newIn(thread, seen.get(other)) : 0;
          return (
            <li key={other} className="shrink-0">
              <button
                type="button"
                aria-current={other === open}
                onClick={() => onChoose(other)}
                className={classes(
                  "flex min-h-7 items-center gap-1.5 rounded-control px-2 text-tiny tabular-nums",
                  "transition-colors pointer-coarse:min-h-11",
                  other === open ? "bg-you-soft text-ink" : "text-quiet hover:bg-hover",
                  count > 0 && "font-strong text-ink",
                )}
              >
                <bdi>{spelt(other)}</bdi>
                {count > 0 && (
                  <Badge wants text={String(count)} says={say("phones.thread.new", { count })} />
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <Menu
          button={<IconButton small icon={MessageSquarePlus} name={say("phones.thread.write")} />}
        >
          {others.map((other) => (
            <MenuItem key={other} onClick={() => onChoose(other)}>
              <bdi className="tabular-nums">{spelt(other)}</bdi>
            </MenuItem>
          ))}
        </Menu>
      )}
    </nav>
  );
}
