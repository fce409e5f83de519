import { contactName, limits, type Contact } from "@parley/protocol";
import { useState } from "react";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { Dialog } from "../pieces/dialog.tsx";
import { isolate } from "@parley/client";
import { Field } from "../pieces/field.tsx";
import { useWords } from "../words/words.tsx";
import { useContacts } from "./contactsState.ts";

interface RenameContactProps {
  /** Whom to rename; null: closed. */
  contact: Contact | null;
  onClose: () => void;
}

export function RenameContact({ contact, onClose }: RenameContactProps) {
  const { say } = useWords();
  // The name stays while the dialog fades.
  const [last, setLast] = useState(contact);
  if (contact && contact !== last) setLast(contact);
  return (
    <Dialog open={contact !== null} onClose={onClose} title={say("requests.contacts.rename")}>
      {last && <RenameForm key={last.person.id} contact={last} onDone={onClose} />}
    </Dialog>
  );
}

function RenameForm({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const words = useWords();
  const { say } = words;
  const { keep } = useContacts();
  const [name, setName] = useState(contact.name ?? "");
  const trimmed = name.trim();

  const { form, busy, problems, submit } = useSubmission<"name">({
    check: () =>
      trimmed === "" || contactName.safeParse(name).success
        ? {}
        : { name: say("requests.contacts.name.shape", { max: limits.contactNameMax }) },
    act: async () => {
      await keep(contact.person.id, trimmed === "" ? null : trimmed);
      onDone();
    },
    explain: (error) => explain(error, {}, words),
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        label={say("requests.contacts.name", { name: isolate(contact.person.displayName) })}
        hint={say("requests.contacts.name.hint")}
        problem={problems.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="off"
      />
      <FormProblem>{problems.form}</FormProblem>
      <Button type="submit" look="main" busy={busy} className="self-end">
        {say("app.save")}
      </Button>
    </form>
  );
}
