import { useParley } from "@parley/client";
import type { Me, StartedChallenge } from "@parley/protocol";
import { useState } from "react";
import { found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { aboutPhone } from "../phone/aboutPhone.ts";
import { spelt } from "../phone/numbers.ts";
import { PhoneNumber } from "../phone/phoneNumber.tsx";
import { checkPhone, PhoneField, phoneOf, useTypedNumber } from "../phone/phoneField.tsx";
import { Button } from "../pieces/button.tsx";
import { Dialog } from "../pieces/dialog.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { CodeStep } from "../proof/codeStep.tsx";
import { useFreshProof } from "../proof/freshProof.tsx";
import { useWords } from "../words/words.tsx";

/** Adds or changes one's own number: the number, then the code that is texted to it. */
export function PhoneDialog({ me, onClose }: { me: Me; onClose: () => void }) {
  const words = useWords();
  const { say, draw } = words;
  const { api } = useParley();
  const { tell } = useNotice();
  const [number, setNumber] = useTypedNumber();
  const [started, setStarted] = useState<StartedChallenge | null>(null);
  const proving = useFreshProof(me);

  const { form, busy, problems, submit } = useSubmission<"phone">({
    check: () => found({ phone: checkPhone(number, say) }),
    act: async () => setStarted(await send()),
    explain: (error) => explain(error, aboutPhone, words),
  });
  const send = () =>
    api.call("createChallenge", { body: { phone: phoneOf(number), purpose: "phone" } });

  return (
    <Dialog
      open
      onClose={onClose}
      title={say(me.phone === null ? "security.phone.add" : "security.phone.change")}
      description={
        started
          ? draw("proof.sent", { phone: <PhoneNumber phone={phoneOf(number)} /> })
          : say("security.phone.proof")
      }
    >
      {started ? (
        <CodeStep
          says={say("proof.sent", { phone: spelt(phoneOf(number)) })}
          started={started}
          action={say("security.phone.keep")}
          onCode={async (challenge, code) => {
            await api.call("changePhone", { body: { challenge, code, ...proving.body } });
            tell({ words: say("security.phone.kept") });
            onClose();
          }}
          again={(challenge) => api.call("createChallenge", { body: { challenge } })}
          renew={send}
          onChangeNumber={() => setStarted(null)}
          proving={proving}
        />
      ) : (
        <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <PhoneField value={number} onType={setNumber} problem={problems.phone} />
          <FormProblem>{problems.form}</FormProblem>
          <Button type="submit" look="main" busy={busy} className="min-h-11">
            {say("signIn.phone.send")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
