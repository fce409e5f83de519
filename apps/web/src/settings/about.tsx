import { ExternalLink } from "lucide-react";
import { Icon } from "../pieces/icon.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";

/** What this server is, and who can read what is written on it. */
export function About() {
  const { say, draw } = useWords();
  return (
    <>
      <PageSection title={say("settings.about")}>
        <p>{draw("settings.about.body", { server: <b>{location.host}</b> })}</p>
        <p>{say("settings.about.stored")}</p>
      </PageSection>
      <PageSection title={say("settings.about.readers")}>
        <ul className="flex list-disc flex-col gap-2 ps-5">
          <li>{say("settings.about.readers.channel")}</li>
          <li>{say("settings.about.readers.group")}</li>
          <li>{say("settings.about.readers.direct")}</li>
          <li>{say("settings.about.readers.contacts")}</li>
        </ul>
        <p className="font-strong">{say("settings.about.readers.server")}</p>
      </PageSection>
      <PageSection
        title={say("settings.about.programs")}
        intro={say("settings.about.programs.body")}
      >
        <a
          href="/docs"
          target="_blank"
          rel="noopener"
          className="flex min-h-9 items-center gap-2 self-start rounded-control font-strong text-you hover:underline pointer-coarse:min-h-11"
        >
          <Icon of={ExternalLink} />
          {say("settings.about.docs")}
        </a>
      </PageSection>
    </>
  );
}
