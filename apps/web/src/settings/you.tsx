import { useMe } from "@parley/client";
import { BookUser, Inbox, Keyboard } from "lucide-react";
import { Link } from "wouter";
import { paths } from "../paths.ts";
import { classes } from "../pieces/classes.ts";
import { Face } from "../pieces/face.tsx";
import { Icon } from "../pieces/icon.tsx";
import { Page } from "../pieces/page.tsx";
import { openKeyHelp } from "../shell/keyHelp.tsx";
import { SignOut } from "../sign-in/signOut.tsx";
import { useWords } from "../words/words.tsx";
import { SectionLinks, settingLink } from "./sections.tsx";

/** Oneself, and the way to everything that is one's own. */
export default function You() {
  const { say } = useWords();
  const me = useMe();
  if (!me) return null;
  return (
    <Page title={say("settings.you")}>
      <div className="flex flex-col gap-6">
        <div className="flex items-center gap-4">
          <Face person={me} size="large" />
          <div className="min-w-0">
            <bdi className="block truncate text-title font-strong">{me.displayName}</bdi>
            <p className="truncate text-quiet">
              {me.username === null ? say("signIn.accounts.guest") : `@${me.username}`}
            </p>
          </div>
        </div>
        <nav aria-label={say("settings.people")}>
          <ul className="flex flex-col gap-0.5">
            <Place path={paths.contacts} icon={BookUser} name={say("requests.contacts")} />
            <Place path={paths.requests} icon={Inbox} name={say("requests.title")} />
            <li>
              <button
                type="button"
                onClick={openKeyHelp}
                className={classes(settingLink, "w-full text-start hover:bg-hover")}
              >
                <Icon of={Keyboard} className="text-quiet" />
                {say("keys.title")}
              </button>
            </li>
          </ul>
        </nav>
        <nav aria-label={say("settings.title")} className="border-t border-line pt-4">
          <SectionLinks />
        </nav>
        <SignOut />
      </div>
    </Page>
  );
}

function Place({ path, icon, name }: { path: string; icon: typeof Inbox; name: string }) {
  return (
    <li>
      <Link href={path} className={classes(settingLink, "hover:bg-hover")}>
        <Icon of={icon} className="text-quiet" />
        {name}
      </Link>
    </li>
  );
}
