import type { Person } from "@parley/protocol";
import { useState } from "react";
import { isolate } from "@parley/client";
import { useNames } from "../conversations/names.ts";
import { Confirm } from "../pieces/confirm.tsx";
import { useWords } from "../words/words.tsx";

interface ConfirmBlockProps {
  /** Whom to block; null: not asking. */
  person: Person | null;
  onClose: () => void;
  onBlock: () => Promise<unknown>;
}

/** Says what a block does before it is done. */
export function ConfirmBlock({ person, onClose, onBlock }: ConfirmBlockProps) {
  const { say } = useWords();
  const nameOf = useNames();
  // The name stays while the question fades.
  const [last, setLast] = useState(person);
  if (person && person !== last) setLast(person);
  return (
    <Confirm
      open={person !== null}
      onClose={onClose}
      title={say("requests.block.title", { name: last ? isolate(nameOf(last)) : "" })}
      action={say("requests.block")}
      onConfirm={onBlock}
    >
      {say("requests.block.body")}
    </Confirm>
  );
}
