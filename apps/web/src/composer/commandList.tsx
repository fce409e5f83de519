import { useWords } from "../words/words.tsx";
import { OfferList } from "./offerList.tsx";
import { useUsage } from "./useUsage.ts";
import type { Commands } from "./useCommands.ts";

/** What can be done by writing, each with what it takes and what it does. */
export function CommandList({ id, offered }: { id: string; offered: Commands }) {
  const { say } = useWords();
  const usageOf = useUsage();
  const options = offered.names.map((name) => ({
    key: name,
    drawn: (
      <>
        <span className="shrink-0 font-strong">{usageOf(name)}</span>
        <span className="truncate text-quiet">{say(`command.${name}`)}</span>
      </>
    ),
  }));
  return (
    <OfferList
      id={id}
      label={say("composer.commands")}
      announced={say("composer.commands.count", { count: options.length })}
      offers={offered}
      options={options}
    />
  );
}
