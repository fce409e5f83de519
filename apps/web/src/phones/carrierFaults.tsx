import type { CarrierFaults as Faults } from "@parley/protocol";
import { useState, type KeyboardEvent } from "react";
import { useAccount } from "../account.ts";
import { Field } from "../pieces/field.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { FaultSwitch } from "./faultSwitch.tsx";

/** How many, or how long: what one of the unit shown is on the wire, and the most of it. */
const amounts = [
  { name: "tooMany", unit: 1, max: 1_000 },
  { name: "broken", unit: 1, max: 1_000 },
  { name: "lost", unit: 1, max: 1_000 },
  { name: "lateCallbacksMs", unit: 1_000, max: 3_600 },
  { name: "offPatienceMs", unit: 1_000, max: 36_000 },
] as const;

const switches = ["duplicateCallbacks", "shuffledCallbacks", "webhookOutage"] as const;

/** What goes wrong between the server and all phones; each takes effect as it is turned. */
export function CarrierFaults({ faults }: { faults: Faults }) {
  const { say } = useWords();
  const { api } = useAccount();
  const { tellError } = useNotice();
  const change = (body: Partial<Faults>) => {
    api.call("changeCarrierFaults", { body }).catch(tellError);
  };
  return (
    <section className="flex flex-col gap-3">
      <header className="flex flex-col gap-1">
        <h2 className="text-title font-strong">{say("phones.carrier")}</h2>
        <p className="text-small text-quiet">{say("phones.carrier.body")}</p>
      </header>
      <div className="grid grid-cols-2 gap-4 tablet:grid-cols-3">
        {amounts.map((amount) => (
          <Amount
            key={amount.name}
            {...amount}
            value={faults[amount.name] / amount.unit}
            onSet={(value) => change({ [amount.name]: value * amount.unit })}
          />
        ))}
      </div>
      <div className="-mx-2 flex flex-col">
        {switches.map((name) => (
          <FaultSwitch
            key={name}
            label={say(`phones.carrier.${name}`)}
            hint={say(`phones.carrier.${name}.hint`)}
            on={faults[name]}
            onTurn={(on) => change({ [name]: on })}
          />
        ))}
      </div>
    </section>
  );
}

interface AmountProps {
  name: (typeof amounts)[number]["name"];
  max: number;
  value: number;
  onSet: (value: number) => void;
}

/** Set by Enter, and by going on to something else. */
function Amount({ name, max, value, onSet }: AmountProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && !(/^\d+$/.test(typed.trim()) && Number(typed) <= max);

  function settle() {
    if (typed === null || isWrong) return;
    if (Number(typed) !== value) onSet(Number(typed));
    setTyped(null);
  }

  return (
    <Field
      label={say(`phones.carrier.${name}`)}
      hint={say(`phones.carrier.${name}.hint`)}
      problem={isWrong && say("phones.carrier.shape", { max })}
      inputMode="numeric"
      value={typed ?? String(value)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event: KeyboardEvent) => event.key === "Enter" && settle()}
    />
  );
}
