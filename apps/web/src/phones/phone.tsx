import type { Handset, HandsetText } from "@parley/protocol";
import { Power, SlidersHorizontal, Smartphone } from "lucide-react";
import { useId, useState } from "react";
import { useAccount } from "../account.ts";
import { spelt } from "../phone/numbers.ts";
import { Icon } from "../pieces/icon.tsx";
import { IconButton } from "../pieces/iconButton.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { Composer } from "./composer.tsx";
import { PhoneFaults, switches } from "./phoneFaults.tsx";
import { Thread } from "./thread.tsx";
import { ThreadChooser } from "./threadChooser.tsx";
import { threadsOf } from "./threads.ts";
import type { Phones } from "./usePhones.ts";

interface PhoneProps {
  handset: Handset;
  texts: readonly HandsetText[];
  phones: Phones;
}

/** One phone: what it is called, what is wrong with it, and one of its threads to read and answer. */
export function Phone({ handset, texts, phones }: PhoneProps) {
  const { say } = useWords();
  const id = useId();
  const { number } = handset;
  const threads = threadsOf(texts);
  const [chosen, setChosen] = useState<string | null>(null);
  // Until somebody chooses, the phone shows what came last, as one that lies on the table.
  const other = chosen ?? threads[0]?.other ?? phones.own[0] ?? number;
  const shown = threads.find((thread) => thread.other === other)?.texts ?? [];
  const seen = useSeen(texts, other, shown.at(-1)?.sid);
  const takesAnswers =
    phones.own.includes(other) || phones.handsets.some((phone) => phone.number === other);

  return (
    <article
      aria-labelledby={id}
      className="relative flex h-120 flex-col rounded-surface border border-t-4 border-line border-t-by-text bg-surface"
    >
      <Head id={id} handset={handset} />
      <ThreadChooser
        number={number}
        threads={threads}
        own={phones.own}
        open={other}
        seen={seen}
        onChoose={setChosen}
      />
      <Thread number={number} other={other} texts={shown} />
      <div className="border-t border-line p-2">
        {takesAnswers ? (
          <Composer key={other} handset={handset} other={other} onSent={() => setChosen(other)} />
        ) : (
          <p className="px-1 py-2 text-small text-quiet">{say("phones.thread.noAnswer")}</p>
        )}
      </div>
    </article>
  );
}

/** The last text that was seen of each thread; what is there when the page opens counts as seen. */
function useSeen(texts: readonly HandsetText[], open: string, last: string | undefined) {
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(
    () => new Map(threadsOf(texts).map((thread) => [thread.other, thread.texts.at(-1)!.sid])),
  );
  if (last !== undefined && seen.get(open) !== last) setSeen(new Map(seen).set(open, last));
  return seen;
}

function Head({ id, handset }: { id: string; handset: Handset }) {
  const { say } = useWords();
  const { api } = useAccount();
  const { tellError } = useNotice();
  const [choosing, setChoosing] = useState(false);
  const { number, faults } = handset;
  const wrong = switches.filter((name) => Boolean(faults[name]));

  function turn() {
    const change = { params: { number }, body: { off: !faults.off } };
    api.call("changeHandsetFaults", change).catch(tellError);
  }

  return (
    <header className="flex flex-col gap-1 border-b border-line py-1.5 ps-3 pe-1.5">
      <div className="flex items-center gap-2">
        <Icon of={Smartphone} size={18} className="text-by-text" />
        <h2 id={id} className="min-w-0 flex-1 truncate font-strong tabular-nums">
          <span className="sr-only">{say("phones.phone", { number: "" })}</span>
          <bdi>{spelt(number)}</bdi>
        </h2>
        <IconButton
          small
          icon={Power}
          name={faults.off ? say("phones.switchOn") : say("phones.switchOff")}
          onClick={turn}
        />
        <IconButton
          small
          icon={SlidersHorizontal}
          name={say("phones.faults.open")}
          onClick={() => setChoosing(true)}
        />
      </div>
      {wrong.length > 0 && (
        <ul className="flex flex-wrap gap-1 pb-1">
          {wrong.map((name) => (
            <li
              key={name}
              className="rounded-full bg-wrong-soft px-2 text-tiny font-strong text-wrong"
            >
              {say(`phones.fault.${name}`)}
            </li>
          ))}
        </ul>
      )}
      <PhoneFaults open={choosing} onClose={() => setChoosing(false)} handset={handset} />
    </header>
  );
}
