import { isolate, useParley } from "@parley/client";
import { displayName, limits, type MyConversation } from "@parley/protocol";
import { useState } from "react";
import { useNames, useTitles } from "../conversations/names.ts";
import { found } from "../forms/checks.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { checkPhone, PhoneField, phoneOf, useTypedNumber } from "../phone/phoneField.tsx";
import { sayTextError } from "../phone/sayTextError.ts";
import { Button } from "../pieces/button.tsx";
import { Dialog } from "../pieces/dialog.tsx";
import { Field } from "../pieces/field.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";

interface InvitePhoneProps {
  info: MyConversation;
  onClose: () => void;
}

/** Asks a phone by one text to come in. */
export default function InvitePhone({ info, onClose }: InvitePhoneProps) {
  const words = useWords();
  const { say } = words;
  const { texts } = useParley();
  const nameOf = useNames();
  const { tell } = useNotice();
  const conversation = useTitles()(info);
  const [number, setNumber] = useTypedNumber();
  const [name, setName] = useState("");
  const called = name.trim();

  const { form, busy, problems, submit } = useSubmission<"phone" | "name">({
    check: () =>
      found({
        phone: checkPhone(number, say),
        name:
          called === "" || displayName.safeParse(called).success
            ? undefined
            : say("command.nick.shape", { what: limits.displayNameMax }),
      }),
    act: async () => {
      const { person, state } = await texts.invite(
        info.id,
        phoneOf(number),
        called === "" ? undefined : called,
      );
      const key = state === "joined" ? "members.phone.there" : "members.phone.asked";
      tell({ words: say(key, { name: isolate(nameOf(person)) }) });
      onClose();
    },
    // Whatever stands in the way is about that phone.
    explain: (error) => ({ phone: sayTextError(error, words) }),
  });

  return (
    <Dialog
      open
      onClose={onClose}
      title={say("members.phone.title", { conversation: isolate(conversation) })}
      description={say("members.phone.body")}
    >
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <PhoneField value={number} onType={setNumber} problem={problems.phone} />
        <Field
          label={say("members.phone.name")}
          hint={say("members.phone.name.hint")}
          problem={problems.name}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
        />
        <FormProblem>{problems.form}</FormProblem>
        <Button type="submit" look="main" busy={busy} className="self-end">
          {say("members.phone.send")}
        </Button>
      </form>
    </Dialog>
  );
}
