import { RefreshCw } from "lucide-react";
import { useState } from "react";
import { useAccount } from "../account.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { spelt } from "../phone/numbers.ts";
import { Button } from "../pieces/button.tsx";
import { Dialog } from "../pieces/dialog.tsx";
import { Field } from "../pieces/field.tsx";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWords } from "../words/words.tsx";
import { numberIn, propose } from "./numbers.ts";
import type { Phones } from "./usePhones.ts";

interface AddPhoneProps {
  open: boolean;
  onClose: () => void;
  onAdded: (number: string) => void;
  phones: Phones;
}

export function AddPhone({ open, onClose, onAdded, phones }: AddPhoneProps) {
  const { say } = useWords();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={say("phones.add")}
      description={say("phones.add.body")}
    >
      <AddForm
        phones={phones}
        onAdded={(number) => {
          onAdded(number);
          onClose();
        }}
      />
    </Dialog>
  );
}

function AddForm({ phones, onAdded }: Pick<AddPhoneProps, "phones" | "onAdded">) {
  const words = useWords();
  const { say } = words;
  const { api } = useAccount();
  const taken = [...phones.own, ...phones.handsets.map(({ number }) => number)];
  const [turn, setTurn] = useState(0);
  const [typed, setTyped] = useState(() => spelt(propose(taken)));

  const { form, busy, problems, submit } = useSubmission<"number">({
    check() {
      const number = numberIn(typed);
      if (number === null) return { number: say("phones.add.shape") };
      return phones.own.includes(number) ? { number: say("phones.add.ours") } : {};
    },
    async act() {
      const { number } = await api.call("addHandset", { body: { number: numberIn(typed)! } });
      onAdded(number);
    },
    explain: (error) => explain(error, { phone_invalid: "number", malformed: "number" }, words),
  });

  function proposeAnother() {
    setTyped(spelt(propose(taken, turn + 1)));
    setTurn(turn + 1);
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        label={say("phones.add.number")}
        hint={say("phones.add.hint")}
        problem={problems.number}
        type="tel"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        after={
          <IconButton
            icon={RefreshCw}
            name={say("phones.add.another")}
            onClick={proposeAnother}
            className="me-0.5"
          />
        }
      />
      <FormProblem>{problems.form}</FormProblem>
      <Button type="submit" look="main" busy={busy}>
        {say("phones.add")}
      </Button>
    </form>
  );
}
