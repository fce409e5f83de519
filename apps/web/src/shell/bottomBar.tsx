import { useParleyState, wantedOf } from "@parley/client";
import { AtSign, MessagesSquare, Search, UserRound, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useRoute } from "wouter";
import { paths } from "../paths.ts";
import { Badge } from "../pieces/badge.tsx";
import { classes } from "../pieces/classes.ts";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";

/** The four places of a phone. */
export function BottomBar() {
  const { say, number } = useWords();
  const wanted = useParleyState((state) => {
    let all = 0;
    for (const conversation of state.conversations.values()) all += wantedOf(conversation);
    return all;
  });
  const badge = wanted > 0 && (
    <Badge wants text={number(wanted)} says={say("list.wanted", { count: wanted })} />
  );
  return (
    <nav
      aria-label={say("shell.places")}
      className="flex shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom,0px)]"
    >
      <Place path={paths.home} icon={MessagesSquare} name={say("shell.conversations")}>
        {badge}
      </Place>
      <Place path={paths.mentions} icon={AtSign} name={say("shell.mentions")} />
      <Place path={paths.find} icon={Search} name={say("shell.find")} />
      <Place path={paths.you} icon={UserRound} name={say("shell.you")} />
    </nav>
  );
}

interface PlaceProps {
  path: string;
  icon: LucideIcon;
  name: string;
  children?: ReactNode;
}

function Place({ path, icon, name, children }: PlaceProps) {
  const [here] = useRoute(path);
  return (
    <Link
      href={path}
      aria-current={here ? "page" : undefined}
      className={classes(
        "relative flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-tiny",
        here ? "font-strong text-you" : "text-quiet",
      )}
    >
      <Icon of={icon} size={20} />
      {name}
      {children && <span className="absolute start-[calc(50%+0.25rem)] top-1">{children}</span>}
    </Link>
  );
}
