import type { FurtherProof } from "@parley/protocol";
import { useState } from "react";
import { useAccount } from "../account.ts";
import { found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { aboutPhone } from "../phone/aboutPhone.ts";
import { PhoneField } from "../phone/phoneField.tsx";
import { Button } from "../pieces/button.tsx";
import { useWords } from "../words/words.tsx";
import { CodeDoor, useCodeByText } from "./codeByText.tsx";
import { Door } from "./door.tsx";
import { SecondStep } from "./secondStep.tsx";
import { TwoWays, WayLink } from "./ways.tsx";

/** A number, the code that is texted to it, and what more the account asks for. */
export default function SignInByPhone() {
  const words = useWords();
  const { say } = words;
  const account = useAccount();
  const code = useCodeByText("sign-in");
  const { number, phone, sent } = code;
  const [further, setFurther] = useState<FurtherProof | null>(null);
  const [over, setOver] = useState<string | undefined>();

  const { form, busy, problems, submit } = useSubmission<"phone">({
    check: () => found({ phone: code.problem }),
    act: () => {
      setOver(undefined);
      return code.send();
    },
    explain: (error) => explain(error, aboutPhone, words),
  });

  if (further)
    return (
      <SecondStep
        further={further}
        onOver={(why) => {
          setFurther(null);
          code.backToNumber();
          setOver(why);
        }}
      />
    );

  const footer = (
    <>
      <p className="text-quiet">{say("signIn.signIn.noAccount")}</p>
      <WayLink way="signUpByPhone" phone={phone}>
        {say("signIn.create")}
      </WayLink>
      <WayLink way="guest">{say("signIn.guest")}</WayLink>
    </>
  );
  if (sent)
    return (
      <CodeDoor
        purpose="sign-in"
        sent={sent}
        action={say("signIn.signIn")}
        footer={footer}
        onCode={signIn}
        onChangeNumber={code.backToNumber}
      />
    );

  return (
    <Door title={say("signIn.signIn.title")} footer={footer}>
      <TwoWays current="signInByPhone" />
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <PhoneField
          value={number}
          onType={code.type}
          problem={problems.phone}
          hint={say("signIn.phone.hint")}
          autoFocus
        />
        <FormProblem>{problems.form ?? over}</FormProblem>
        <Button type="submit" look="main" busy={busy} className="min-h-11">
          {say("signIn.phone.send")}
        </Button>
      </form>
    </Door>
  );

  async function signIn(challenge: string, typed: string) {
    const body = { challenge, code: typed };
    const answer = await account.api.call("createSession", { body });
    if ("methods" in answer) setFurther(answer);
    else account.enter(answer);
  }
}
