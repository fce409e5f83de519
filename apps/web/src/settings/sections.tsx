import { Info, MonitorSmartphone, Palette, ShieldCheck, UserRound, UsersRound } from "lucide-react";
import { Link } from "wouter";
import { toSettings } from "../paths.ts";
import { classes } from "../pieces/classes.ts";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";

const icons = {
  profile: UserRound,
  security: ShieldCheck,
  sessions: MonitorSmartphone,
  appearance: Palette,
  accounts: UsersRound,
  about: Info,
};
export type Section = keyof typeof icons;

const sections = Object.keys(icons) as Section[];

export const isSection = (name: string): name is Section => Object.hasOwn(icons, name);

/** The way to each section of the settings. */
export function SectionLinks({ current }: { current?: Section }) {
  const { say } = useWords();
  return (
    <ul className="flex flex-col gap-0.5">
      {sections.map((section) => (
        <li key={section}>
          <Link
            href={toSettings(section)}
            aria-current={section === current ? "page" : undefined}
            className={classes(settingLink, section === current ? "bg-you-soft" : "hover:bg-hover")}
          >
            <Icon of={icons[section]} className="text-quiet" />
            {say(`settings.${section}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

export const settingLink =
  "flex min-h-9 items-center gap-3 rounded-control px-2 py-1 pointer-coarse:min-h-11";
