import { commandNames } from "@parley/client";
import { Dialog } from "../pieces/dialog.tsx";
import { useWords } from "../words/words.tsx";
import { useUsage } from "./useUsage.ts";

/** What can be done by writing. */
export function CommandHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { say } = useWords();
  const usageOf = useUsage();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={say("composer.commands.title")}
      description={say("composer.commands.slash")}
    >
      <dl className="flex flex-col divide-y divide-line">
        {commandNames.map((name) => (
          <div key={name} className="py-2">
            <dt className="font-strong">{usageOf(name)}</dt>
            <dd className="text-small text-quiet">{say(`command.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
