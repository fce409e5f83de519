import { Refusal, type StartedChallenge } from "@parley/protocol";
import { useState } from "react";
import { found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { useWords } from "../words/words.tsx";
import { CodeField } from "./codeField.tsx";
import type { Proving } from "./freshProof.tsx";
import { minutesAndSeconds, useSecondsUntil } from "./secondsUntil.ts";
import { afterwards, useTries, type Tries } from "./tries.ts";

interface CodeStepProps {
  /** Where the code goes: stands above, and is read out again where the keyboard begins. */
  says: string;
  /** The code that is on its way. */
  started: StartedChallenge;
  /** The verb that the code leads to: "Sign in". */
  action: string;
  onCode: (challenge: string, code: string) => Promise<unknown>;
  /** Sends that code once more. */
  again: (challenge: string) => Promise<StartedChallenge>;
  /** Begins anew when that code is over; where the step itself would be over, there is nothing. */
  renew?: () => Promise<StartedChallenge>;
  onChangeNumber?: () => void;
  /** Given and counted by whoever offers other answers to the same challenge. */
  tries?: Tries;
  /** Asked for besides, above the code. */
  proving?: Proving;
}

/** Waits for the code of a text: types it, sends it again, changes the number. */
export function CodeStep(props: CodeStepProps) {
  const { action, onCode, proving, onChangeNumber } = props;
  const words = useWords();
  const { say, time } = words;
  const own = useTries();
  const tries = props.tries ?? own;
  const [code, setCode] = useState("");
  const [live, setLive] = useState(() => begun(props.started));
  const goodFor = useSecondsUntil(live.expiresAt);
  const isOver = tries.left <= 0 || goodFor === 0;

  const { form, busy, problems, submit } = useSubmission<"proof" | "code">({
    check: () =>
      found({
        proof: proving?.check(),
        code:
          code.length < live.digits
            ? say("proof.code.missing", { digits: live.digits })
            : undefined,
      }),
    act: async () => {
      try {
        await onCode(live.challenge, code);
      } catch (error) {
        if (!props.tries && !isAboutProof(error)) own.spend(error);
        throw error;
      }
    },
    explain(error) {
      const proof = proving?.explain(error);
      if (proof !== undefined)
        return isAboutProof(error) ? { proof } : { form: say("proof.either") };
      if (!(error instanceof Refusal) || error.code !== "code_wrong")
        return explain(error, { code_expired: "code" }, words);
      const count = afterwards(tries.left, error);
      return { code: count > 0 ? say("proof.wrong", { count }) : say("proof.spent") };
    },
  });
  const expired = goodFor === 0 ? say("proof.expired") : undefined;

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      {proving?.draw(problems.proof, { autoFocus: true })}
      <CodeField
        value={code}
        onType={setCode}
        digits={live.digits}
        hint={
          <>
            <span className="sr-only">{props.says} </span>
            {say("proof.until", { time: time(new Date(live.expiresAt)) })}
          </>
        }
        problem={problems.code ?? expired}
        busy={busy}
        autoFocus={!proving?.means}
      />
      <FormProblem>{problems.form}</FormProblem>
      <Button type="submit" look="main" busy={busy} disabled={isOver} className="min-h-11">
        {action}
      </Button>
      <SendAgain
        resendAt={live.resendAt}
        isOver={isOver}
        send={send}
        onChangeNumber={onChangeNumber}
      />
    </form>
  );

  /** A wrong code may be either of two. */
  function isAboutProof(error: unknown) {
    return proving?.means === "password" && proving.explain(error) !== undefined;
  }

  async function send() {
    const renew = isOver && props.renew;
    setLive(begun(await (renew ? renew() : props.again(live.challenge))));
    if (renew) tries.reset();
    setCode("");
    form.current?.querySelector<HTMLInputElement>("[name=code]")?.focus();
  }
}

interface SendAgainProps {
  resendAt: number;
  isOver: boolean;
  send: () => Promise<void>;
  onChangeNumber: (() => void) | undefined;
}

function SendAgain({ resendAt, isOver, send, onChangeNumber }: SendAgainProps) {
  const words = useWords();
  const { say } = words;
  const wait = useSecondsUntil(resendAt);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ words: string; wrong: boolean } | null>(null);
  const waiting = wait > 0 && !isOver;

  async function press() {
    setBusy(true);
    setTold(null);
    try {
      await send();
      setTold({ words: say("proof.again.done"), wrong: false });
    } catch (error) {
      setTold({ words: explain(error, {}, words).form ?? "", wrong: true });
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap justify-between gap-x-6 gap-y-1">
        {waiting ? (
          <p className="flex min-h-9 items-center text-small text-quiet tabular-nums pointer-coarse:min-h-11">
            {say("proof.again.in", { time: minutesAndSeconds(wait) })}
          </p>
        ) : (
          <Button look="quiet" className="-mx-3" busy={busy} onClick={() => void press()}>
            {say(isOver ? "proof.new" : "proof.again")}
          </Button>
        )}
        {onChangeNumber && (
          <Button look="quiet" className="-mx-3" onClick={onChangeNumber}>
            {say("proof.change")}
          </Button>
        )}
      </div>
      <p role="status" className={`text-small ${told?.wrong ? "text-wrong" : "text-quiet"}`}>
        {told?.words}
        {!told && !waiting && <span className="sr-only">{say("proof.again.now")}</span>}
      </p>
    </div>
  );
}

const begun = ({ expiresIn, resendIn, ...rest }: StartedChallenge) => ({
  ...rest,
  expiresAt: Date.now() + expiresIn * 1000,
  resendAt: Date.now() + resendIn * 1000,
});
