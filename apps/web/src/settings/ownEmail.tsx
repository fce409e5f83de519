import { useParley } from "@parley/client";
import { useCallback, useState } from "react";
import { EmailField } from "../forms/accountFields.tsx";
import { checkEmail, found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { useAsked } from "../pieces/asked.ts";
import { Button } from "../pieces/button.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { Unanswered } from "../pieces/unanswered.tsx";
import { useWords } from "../words/words.tsx";

/** One's address, asked for each time: it is kept in no browser. */
export function OwnEmail() {
  const { api } = useParley();
  const { answer, problem, again } = useAsked(
    useCallback((signal) => api.call("getMe", { signal }), [api]),
  );
  if (answer === null) return <Unanswered problem={problem} again={again} />;
  const kept = answer.email ?? "";
  return <EmailForm key={kept} kept={kept} onSaved={again} />;
}

function EmailForm({ kept, onSaved }: { kept: string; onSaved: () => void }) {
  const words = useWords();
  const { api } = useParley();
  const { tell } = useNotice();
  const [email, setEmail] = useState(kept);

  const { form, busy, problems, submit } = useSubmission<"email">({
    check: () => found({ email: checkEmail(email, words.say) }),
    act: async () => {
      await api.call("changeMe", { body: { email: email.trim() === "" ? null : email } });
      tell({ words: words.say("settings.saved") });
      onSaved();
    },
    explain: (error) => explain(error, { email_invalid: "email" }, words),
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="mt-3 flex max-w-sm flex-col gap-3">
      <EmailField value={email} onType={setEmail} problem={problems.email} />
      <FormProblem>{problems.form}</FormProblem>
      <Button type="submit" busy={busy} disabled={email === kept} className="self-start">
        {words.say("app.save")}
      </Button>
    </form>
  );
}
