import { Plus } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Link } from "wouter";
import { useAccount } from "../account.ts";
import { NotFound } from "../not-found/notFound.tsx";
import { paths } from "../paths.ts";
import { Button } from "../pieces/button.tsx";
import { Empty } from "../pieces/empty.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { AddPhone } from "./addPhone.tsx";
import { CarrierFaults } from "./carrierFaults.tsx";
import { Console } from "./console.tsx";
import { Phone } from "./phone.tsx";
import { usePhones, type Phones } from "./usePhones.ts";

/** The simulated phones: to read what is sent by text, to answer it, and to let things go wrong. */
export default function PhonesScreen() {
  const { api } = useAccount();
  const { say, sayError } = useWords();
  const state = usePhones(api);
  useEffect(() => {
    document.title = `${say("phones.title")} · ${say("app.name")}`;
  }, [say]);

  if (state.kind === "absent")
    return (
      <main className="h-full bg-paper">
        <NotFound />
      </main>
    );
  return (
    <main className="relative h-full overflow-y-auto bg-paper">
      {state.kind === "there" ? (
        <Page phones={state.phones} away={state.problem !== null} />
      ) : (
        <p role="status" className="p-8 text-center text-quiet">
          {state.problem === null ? say("app.asking") : sayError(state.problem)}
        </p>
      )}
    </main>
  );
}

function Page({ phones, away }: { phones: Phones; away: boolean }) {
  const { say } = useWords();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const add = (
    <Button look="main" onClick={() => setAdding(true)}>
      <Icon of={Plus} />
      {say("phones.add")}
    </Button>
  );
  return (
    <div className="mx-auto flex max-w-360 flex-col gap-6 px-4 py-4 tablet:px-6">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Link href={paths.home} aria-label={say("phones.home")} className="rounded-control">
          <img src="/icon.svg" alt="" width={32} height={32} />
        </Link>
        <h1 className="min-w-0 flex-1 text-title font-strong">{say("phones.title")}</h1>
        {add}
      </header>
      <p className="max-w-190 border-s-4 border-by-text ps-3 text-small">{say("phones.banner")}</p>
      {away && (
        <p role="status" className="text-small text-wants">
          {say("phones.away")}
        </p>
      )}
      <Row phones={phones} add={add} added={added} />
      <div className="grid gap-8 desktop:grid-cols-2">
        <CarrierFaults faults={phones.faults} />
        <Console entries={phones.console} />
      </div>
      <AddPhone open={adding} onClose={() => setAdding(false)} onAdded={setAdded} phones={phones} />
    </div>
  );
}

interface RowProps {
  phones: Phones;
  add: ReactNode;
  /** The phone that was added last, which is brought into sight. */
  added: string | null;
}

function Row({ phones, add, added }: RowProps) {
  const { say } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const isThere = phones.handsets.some(({ number }) => number === added);
  useEffect(() => {
    if (!isThere) return;
    const place = list.current?.querySelector(`[data-number="${added}"]`);
    place?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [added, isThere]);

  if (phones.handsets.length === 0)
    return (
      <div className="rounded-surface border border-dashed border-line">
        <Empty title={say("phones.empty.title")} action={add}>
          {say("phones.empty.body")}
        </Empty>
      </div>
    );
  return (
    <ul
      ref={list}
      aria-label={say("phones.row")}
      className="relative -mx-4 flex snap-x snap-mandatory gap-4 overflow-x-auto px-4 tablet:mx-0 tablet:grid tablet:grid-cols-[repeat(auto-fill,minmax(18rem,1fr))] tablet:overflow-visible tablet:px-0"
    >
      {phones.handsets.map((handset) => (
        <li
          key={handset.number}
          data-number={handset.number}
          className="w-[calc(100%-1.5rem)] shrink-0 snap-center tablet:w-auto"
        >
          <Phone
            handset={handset}
            texts={phones.texts.get(handset.number) ?? none}
            phones={phones}
          />
        </li>
      ))}
    </ul>
  );
}

const none = [] as const;
