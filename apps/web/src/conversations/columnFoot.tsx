import { useMe } from "@parley/client";
import { Settings } from "lucide-react";
import { Link } from "wouter";
import { paths, toSettings } from "../paths.ts";
import { classes } from "../pieces/classes.ts";
import { Face } from "../pieces/face.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";

const link = "flex items-center rounded-control outline-offset-[-2px] hover:bg-hover";

/** Below the list: oneself, and the settings. */
export function ColumnFoot({ folded }: { folded: boolean }) {
  const { say } = useWords();
  const me = useMe();
  if (!me) return null;
  return (
    <footer
      className={classes(
        "flex w-full shrink-0 items-center gap-1 border-t border-line p-2",
        folded && "flex-col",
      )}
    >
      <Link href={paths.you} className={classes(link, "min-h-11 min-w-0 flex-1 gap-2 px-2")}>
        <Face person={me} size="small" />
        <bdi className={folded ? "sr-only" : "truncate"}>{me.displayName}</bdi>
      </Link>
      {!folded && (
        <Link
          href={toSettings()}
          aria-label={say("list.settings")}
          className={classes(link, "size-9 shrink-0 justify-center text-quiet hover:text-ink")}
        >
          <Icon of={Settings} size={18} />
        </Link>
      )}
    </footer>
  );
}
