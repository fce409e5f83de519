import { lineTypes, type Handset, type HandsetFaults } from "@parley/protocol";
import { useId } from "react";
import { useAccount } from "../account.ts";
import { spelt } from "../phone/numbers.ts";
import { Dialog } from "../pieces/dialog.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { FaultSwitch } from "./faultSwitch.tsx";

/** Those that are on or off; the ones named `…At` are on since a time. */
export const switches = [
  "off",
  "landline",
  "unknown",
  "filtered",
  "regionOff",
  "simSwappedAt",
  "recycledAt",
] as const;

interface PhoneFaultsProps {
  open: boolean;
  onClose: () => void;
  handset: Handset;
}

/** What goes wrong with one phone; each takes effect as it is turned. */
export function PhoneFaults({ open, onClose, handset: { number, faults } }: PhoneFaultsProps) {
  const { say } = useWords();
  const { api } = useAccount();
  const { tellError } = useNotice();
  const change = (body: Partial<HandsetFaults>) => {
    api.call("changeHandsetFaults", { params: { number }, body }).catch(tellError);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={say("phones.faults.of", { number: spelt(number) })}
      description={say("phones.faults.body")}
    >
      <div className="-mx-2 flex flex-col">
        {switches.map((name) => (
          <FaultSwitch
            key={name}
            label={say(`phones.fault.${name}`)}
            hint={say(`phones.fault.${name}.hint`)}
            on={Boolean(faults[name])}
            onTurn={(on) => change({ [name]: valueOf(name, on) })}
          />
        ))}
      </div>
      <LineType value={faults.lineType} onChoose={(lineType) => change({ lineType })} />
    </Dialog>
  );
}

function valueOf(name: (typeof switches)[number], on: boolean): boolean | string | null {
  if (!name.endsWith("At")) return on;
  return on ? new Date().toISOString() : null;
}

interface LineTypeProps {
  value: HandsetFaults["lineType"];
  onChoose: (lineType: HandsetFaults["lineType"]) => void;
}

function LineType({ value, onChoose }: LineTypeProps) {
  const { say } = useWords();
  const id = useId();
  return (
    <div className="mt-3 flex flex-col gap-1">
      <label htmlFor={id} className="text-small font-strong">
        {say("phones.fault.lineType")}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChoose(event.target.value as HandsetFaults["lineType"])}
        className="min-h-10 rounded-control border border-edge bg-surface px-3 pointer-coarse:min-h-11"
      >
        {lineTypes.map((type) => (
          <option key={type} value={type}>
            {say(`phones.line.${type}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
