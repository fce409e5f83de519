import {
  gistOf,
  useConnection,
  useMe,
  useParley,
  useParleyState,
  type ConversationState,
} from "@parley/client";
import type { Delivery, Ledger, Person } from "@parley/protocol";
import { useCallback, useEffect } from "react";
import { useNames } from "../conversations/names.ts";
import { Pane } from "../members/pane.tsx";
import { useAsked } from "../pieces/asked.ts";
import { Face } from "../pieces/face.tsx";
import { Unanswered } from "../pieces/unanswered.tsx";
import { useWords } from "../words/words.tsx";
import { DeliveryLine } from "./deliveryLine.tsx";

interface LedgerPaneProps {
  conversation: ConversationState;
  seq: number;
  over: boolean;
}

/** Whom one message reached: which phones, which not and why, and who has read it. */
export function LedgerPane({ conversation, seq, over }: LedgerPaneProps) {
  const { info, timeline } = conversation;
  const { say } = useWords();
  const { ledger, problem, again } = useLiveLedger(info.id, seq);
  const message = timeline.messages.find((each) => each.seq === seq);
  const gist = message && gistOf(message, say);
  return (
    <Pane info={info} title={say("deliveries.title")} over={over}>
      {gist && (
        <p
          dir="auto"
          className="mx-4 mt-4 line-clamp-3 border-s-2 border-you ps-3 text-start text-small [overflow-wrap:anywhere] text-quiet"
        >
          {gist}
        </p>
      )}
      {ledger ? (
        <Reached ledger={ledger} />
      ) : (
        <div className="p-4">
          <Unanswered problem={problem} again={again} />
        </div>
      )}
    </Pane>
  );
}

function Reached({ ledger }: { ledger: Ledger }) {
  const { say } = useWords();
  const { texts, readBy, readers } = ledger;
  const order = { failed: 0, queued: 1, sent: 2, delivered: 3 } as const;
  const sorted = texts.toSorted((one, other) => order[one.state] - order[other.state]);
  return (
    <>
      {texts.length > 0 && (
        <section className="border-b border-line p-4">
          <h3 className="pb-2 text-small font-strong">
            {say("deliveries.toPhones", { count: texts.length })}
          </h3>
          <ul className="flex flex-col gap-3">
            {sorted.map((delivery: Delivery) => (
              <DeliveryLine key={delivery.person.id} delivery={delivery} />
            ))}
          </ul>
        </section>
      )}
      <section className="p-4">
        <h3 className="pb-2 text-small font-strong">
          {readers === 0 ? say("deliveries.nobody") : say("deliveries.readers", { count: readers })}
        </h3>
        <ul>
          {readBy.map((person) => (
            <Reader key={person.id} person={person} />
          ))}
        </ul>
        {readers > readBy.length && (
          <p className="text-small text-quiet">
            {say("deliveries.moreReaders", { count: readers - readBy.length })}
          </p>
        )}
      </section>
    </>
  );
}

function Reader({ person }: { person: Person }) {
  const { say } = useWords();
  const me = useMe();
  const name = useNames()(person);
  return (
    <li className="flex min-h-9 items-center gap-2.5">
      <Face person={person} name={name} size="small" />
      <span dir="auto" className="name-line min-w-0 flex-1">
        {person.id === me?.id ? say("members.you", { name }) : name}
      </span>
    </li>
  );
}

/** Asks anew whenever the server has told something of the message, and after a lost connection. */
function useLiveLedger(conversation: number, seq: number) {
  const { texts } = useParley();
  useEffect(() => texts.follow(conversation, seq), [texts, conversation, seq]);
  const summary = useParleyState(({ ledgers }) => ledgers.get(conversation)?.get(seq));
  const online = useConnection().phase === "online";
  const ask = useCallback(
    (signal: AbortSignal) => texts.ledger(conversation, seq, signal),
    // What was told is not itself what is asked for, but that it was told is the reason to ask.
    // oxlint-disable-next-line react/exhaustive-deps
    [texts, conversation, seq, summary, online],
  );
  const { answer: ledger, problem, again } = useAsked(ask);
  return { ledger: ledger?.seq === seq ? ledger : null, problem, again };
}
