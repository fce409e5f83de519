import { lazy, Suspense, type ComponentType } from "react";
import { Redirect, useParams } from "wouter";
import { paths, toSettings } from "../paths.ts";
import { NotFound } from "../not-found/notFound.tsx";
import { Page } from "../pieces/page.tsx";
import { useWidth } from "../shell/width.ts";
import { useWords } from "../words/words.tsx";
import { About } from "./about.tsx";
import { Accounts } from "./accounts.tsx";
import { Appearance } from "./appearance.tsx";
import { Profile } from "./profile.tsx";
import { isSection, SectionLinks, type Section } from "./sections.tsx";
import { Sessions } from "./sessions.tsx";

const drawings: Record<Section, ComponentType> = {
  profile: Profile,
  security: lazy(() => import("../security/security.tsx")),
  sessions: Sessions,
  appearance: Appearance,
  accounts: Accounts,
  about: About,
};

/** The settings, one section at a time; where there is room, the others stand beside it. */
export default function Settings() {
  const { say } = useWords();
  const phone = useWidth() === "phone";
  const { section } = useParams<{ section?: string }>();
  if (section === undefined)
    return <Redirect to={phone ? paths.you : toSettings("profile")} replace />;
  if (!isSection(section)) return <NotFound />;

  const Drawing = drawings[section];
  // The same tree at every width: turning a phone loses nothing of what is shown or typed.
  return (
    <Page title={say("settings.title")} {...(phone && { back: paths.you })}>
      <div className="flex gap-8">
        {!phone && (
          <nav aria-label={say("settings.sections")} className="w-58 shrink-0">
            <SectionLinks current={section} />
          </nav>
        )}
        <div className="min-w-0 flex-1">
          <Suspense fallback={null}>
            <Drawing />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}
