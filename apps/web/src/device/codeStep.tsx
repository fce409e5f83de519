import { useParley } from "@parley/client";
import { Refusal, userCode, type AskingDevice } from "@parley/protocol";
import { useEffect, useRef, useState } from "react";
import { found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { Field } from "../pieces/field.tsx";
import { useWords } from "../words/words.tsx";

interface CodeStepProps {
  /** What stood in the address. */
  brought: string;
  onFound: (asking: AskingDevice) => void;
}

/** Takes the code that a terminal shows, in any spelling, and goes on by itself once it is whole. */
export function CodeStep({ brought, onFound }: CodeStepProps) {
  const words = useWords();
  const { say } = words;
  const { api } = useParley();
  const [typed, setTyped] = useState(brought);
  const sent = useRef<string>(undefined);
  const read = userCode.safeParse(typed);
  const code = read.success ? read.data : undefined;

  const { form, busy, problems, submit } = useSubmission<"code">({
    check: () => found({ code: code === undefined ? say("device.code.shape") : undefined }),
    act: async () => {
      sent.current = code;
      onFound(await api.call("claimDeviceCode", { params: { userCode: code! } }));
    },
    explain: (error) =>
      error instanceof Refusal && error.code === "not_found"
        ? { code: say("device.code.unknown") }
        : explain(error, {}, words),
  });

  useEffect(() => {
    // Every code that is asked for counts as a guess: none goes twice by itself.
    if (code === undefined || code === sent.current) return;
    sent.current = code;
    form.current?.requestSubmit();
  }, [code, form]);

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-quiet">{say("device.intro")}</p>
      <Field
        label={say("device.code")}
        hint={say("device.code.hint")}
        problem={problems.code && <span role="alert">{problems.code}</span>}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        name="device-code"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        maxLength={40}
        autoFocus
        dir="ltr"
        control="font-mono text-title tracking-[0.2em] uppercase"
      />
      <FormProblem>{problems.form}</FormProblem>
      <Button type="submit" look="main" busy={busy} className="min-h-11">
        {say("device.next")}
      </Button>
    </form>
  );
}
