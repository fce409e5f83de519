import { Refusal, type FurtherProof, type ProofMethod } from "@parley/protocol";
import { useState } from "react";
import { useAccount } from "../account.ts";
import { PasswordField } from "../forms/accountFields.tsx";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { CodeField } from "../proof/codeField.tsx";
import { RecoveryCodeField } from "../proof/recoveryCodeField.tsx";
import { afterwards, useTries } from "../proof/tries.ts";
import { useWords } from "../words/words.tsx";
import { Door } from "./door.tsx";
import { TextStep } from "./textStep.tsx";

interface SecondStepProps {
  further: FurtherProof;
  /** Back to the first step, with what to say there. */
  onOver: (words?: string) => void;
}

/** What more proves who signs in: the second factor, or the password after a phone's code. */
export function SecondStep({ further, onOver }: SecondStepProps) {
  const { say } = useWords();
  const account = useAccount();
  const tries = useTries();
  const { challenge, methods } = further;
  const [method, setMethod] = useState<ProofMethod>(methods[0]!);
  const others = methods.filter((each) => each !== method);

  async function answer(proof: { code: string } | { password: string }) {
    try {
      const reply = await account.api.call("createSession", { body: { challenge, ...proof } });
      if ("methods" in reply) throw new Refusal("code_expired");
      account.enter(reply);
    } catch (error) {
      tries.spend(error);
      if (afterwards(tries.left, error) > 0) throw error;
      onOver(say(isExpired(error) ? "signIn.second.expired" : "signIn.second.spent"));
    }
  }

  return (
    <Door
      title={say("signIn.second.title")}
      intro={<p>{say(`signIn.second.${method}`)}</p>}
      footer={
        <Button look="quiet" className="-ms-3 self-start" onClick={() => onOver()}>
          {say("signIn.second.back")}
        </Button>
      }
    >
      {method === "sms" ? (
        <TextStep challenge={challenge} answer={answer} tries={tries} />
      ) : (
        <ProofForm key={method} method={method} answer={answer} />
      )}
      {others.length > 0 && (
        <div className="flex flex-col items-start gap-1">
          {others.map((other) => (
            <Button key={other} look="quiet" className="-ms-3" onClick={() => setMethod(other)}>
              {say(`signIn.second.use.${other}`)}
            </Button>
          ))}
        </div>
      )}
    </Door>
  );
}

interface ProofFormProps {
  method: Exclude<ProofMethod, "sms">;
  answer: (proof: { code: string } | { password: string }) => Promise<void>;
}

function ProofForm({ method, answer }: ProofFormProps) {
  const words = useWords();
  const { say } = words;
  const [typed, setTyped] = useState("");

  const { form, busy, problems, submit } = useSubmission<"proof">({
    check: () => (isComplete(method, typed) ? {} : { proof: say(missing[method], { digits: 6 }) }),
    act: () => answer(method === "password" ? { password: typed } : { code: typed }),
    explain: (error) =>
      error instanceof Refusal && isWrong(error)
        ? { proof: say(wrong[method]) }
        : explain(error, {}, words),
  });
  const field = { value: typed, onType: setTyped, problem: problems.proof, autoFocus: true };

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      {method === "totp" && (
        <CodeField label={say("proof.app")} hint={say("proof.app.hint")} busy={busy} {...field} />
      )}
      {method === "recovery" && <RecoveryCodeField {...field} />}
      {method === "password" && <PasswordField kind="current" {...field} />}
      <FormProblem>{problems.form}</FormProblem>
      <Button type="submit" look="main" busy={busy} className="min-h-11">
        {say("signIn.signIn")}
      </Button>
    </form>
  );
}

const missing = {
  totp: "proof.code.missing",
  recovery: "proof.recovery.missing",
  password: "signIn.password.missing",
} as const;

const wrong = {
  totp: "proof.app.wrong",
  recovery: "proof.recovery.wrong",
  password: "proof.password.wrong",
} as const;

function isComplete(method: ProofMethod, typed: string): boolean {
  return method === "totp" ? typed.length === 6 : typed.trim() !== "";
}

const isWrong = ({ code }: Refusal) => code === "code_wrong" || code === "wrong_credentials";
const isExpired = (error: unknown) => error instanceof Refusal && error.code === "code_expired";
