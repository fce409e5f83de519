import { useCallback } from "react";
import { useAccount } from "../account.ts";
import { useAskedOnce } from "../pieces/asked.ts";
import { Unanswered } from "../pieces/unanswered.tsx";
import { CodeStep } from "../proof/codeStep.tsx";
import type { Tries } from "../proof/tries.ts";
import { useWords } from "../words/words.tsx";

interface TextStepProps {
  challenge: string;
  answer: (proof: { code: string }) => Promise<void>;
  tries: Tries;
}

/** The second factor by text, which is sent as soon as this is drawn. */
export function TextStep({ challenge, answer, tries }: TextStepProps) {
  const { say } = useWords();
  const { api } = useAccount();
  const send = useCallback(
    () => api.call("createChallenge", { body: { challenge, method: "sms" } }),
    [api, challenge],
  );
  const { answer: started, problem, again } = useAskedOnce(send);

  if (!started) return <Unanswered problem={problem} again={again} />;
  return (
    <CodeStep
      says={say("signIn.second.sms")}
      started={started}
      action={say("signIn.signIn")}
      onCode={(_, code) => answer({ code })}
      again={send}
      tries={tries}
    />
  );
}
