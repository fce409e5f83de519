import { type FurtherProof, type StartedChallenge } from "@parley/protocol";
import { useState } from "react";
import { useAccount } from "../account.ts";
import { found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { aboutPhone } from "../phone/aboutPhone.ts";
import { spelt } from "../phone/numbers.ts";
import { PhoneNumber } from "../phone/phoneNumber.tsx";
import { checkPhone, PhoneField, phoneOf, useTypedNumber } from "../phone/phoneField.tsx";
import { Button } from "../pieces/button.tsx";
import { CodeStep } from "../proof/codeStep.tsx";
import { useWords } from "../words/words.tsx";

import { Door } from "./door.tsx";
import { SecondStep } from "./secondStep.tsx";
import { numberBrought, TwoWays, WayLink } from "./ways.tsx";

/** A number, the code that is texted to it, and what more the account asks for. */
export default function SignInByPhone() {
  const words = useWords();
  const { say, draw } = words;
  const account = useAccount();
  const [number, setNumber] = useTypedNumber(numberBrought());
  const [started, setStarted] = useState<StartedChallenge | null>(null);
  const [further, setFurther] = useState<FurtherProof | null>(null);
  const [over, setOver] = useState<string | undefined>();

  const { form, busy, problems, submit } = useSubmission<"phone">({
    check: () => found({ phone: checkPhone(number, say) }),
    act: async () => {
      setOver(undefined);
      setStarted(await send());
    },
    explain: (error) => explain(error, aboutPhone, words),
  });
  const phone = checkPhone(number, say) === undefined ? phoneOf(number) : undefined;
  const send = () =>
    account.api.call("createChallenge", { body: { phone: phone!, purpose: "sign-in" } });

  if (further)
    return (
      <SecondStep
        further={further}
        onOver={(why) => {
          setFurther(null);
          setStarted(null);
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
  if (started && phone !== undefined)
    return (
      <Door
        title={say("signIn.code.title")}
        intro={<p>{draw("proof.sent.maybe", { phone: <PhoneNumber phone={phone} /> })}</p>}
        footer={footer}
      >
        <CodeStep
          says={say("proof.sent.maybe", { phone: spelt(phone) })}
          started={started}
          action={say("signIn.signIn")}
          onCode={signIn}
          again={(challenge) => account.api.call("createChallenge", { body: { challenge } })}
          renew={send}
          onChangeNumber={() => setStarted(null)}
        />
      </Door>
    );

  return (
    <Door title={say("signIn.signIn.title")} footer={footer}>
      <TwoWays current="signInByPhone" />
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <PhoneField
          value={number}
          onType={setNumber}
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

  async function signIn(challenge: string, code: string) {
    const answer = await account.api.call("createSession", { body: { challenge, code } });
    if ("methods" in answer) setFurther(answer);
    else account.enter(answer);
  }
}
