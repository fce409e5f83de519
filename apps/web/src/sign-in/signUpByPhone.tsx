import type { StartedChallenge } from "@parley/protocol";
import { useState } from "react";
import { useAccount } from "../account.ts";
import { checkDisplayName, found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { aboutPhone } from "../phone/aboutPhone.ts";
import { spelt } from "../phone/numbers.ts";
import { PhoneNumber } from "../phone/phoneNumber.tsx";
import { checkPhone, PhoneField, phoneOf, useTypedNumber } from "../phone/phoneField.tsx";
import { Button } from "../pieces/button.tsx";
import { Field } from "../pieces/field.tsx";
import { CodeStep } from "../proof/codeStep.tsx";
import { useWords } from "../words/words.tsx";
import { Door } from "./door.tsx";
import { numberBrought, TwoWays, WayLink } from "./ways.tsx";

/** An account by name and number: it is made once the number's code has been right. */
export default function SignUpByPhone() {
  const words = useWords();
  const { say, draw } = words;
  const account = useAccount();
  const [displayName, setDisplayName] = useState("");
  const [number, setNumber] = useTypedNumber(numberBrought());
  const [started, setStarted] = useState<StartedChallenge | null>(null);

  const { form, busy, problems, submit } = useSubmission<"displayName" | "phone">({
    check: () =>
      found({
        displayName:
          displayName.trim() === ""
            ? say("signIn.name.missing")
            : checkDisplayName(displayName, say),
        phone: checkPhone(number, say),
      }),
    act: async () => setStarted(await send()),
    explain: (error) => explain(error, aboutPhone, words),
  });
  const phone = checkPhone(number, say) === undefined ? phoneOf(number) : undefined;
  const send = () =>
    account.api.call("createChallenge", { body: { phone: phone!, purpose: "register" } });

  const footer = (
    <>
      <p className="text-quiet">{say("signIn.create.hasAccount")}</p>
      <WayLink way="signInByPhone" phone={phone}>
        {say("signIn.signIn")}
      </WayLink>
      <WayLink way="guest">{say("signIn.guest")}</WayLink>
    </>
  );
  if (started && phone !== undefined)
    return (
      <Door
        title={say("signIn.code.title")}
        intro={<p>{draw("proof.sent", { phone: <PhoneNumber phone={phone} /> })}</p>}
        footer={footer}
      >
        <CodeStep
          says={say("proof.sent", { phone: spelt(phone) })}
          started={started}
          action={say("signIn.create")}
          onCode={async (challenge, code) => {
            const body = { challenge, code, displayName };
            account.enter(await account.api.call("createPerson", { body }));
          }}
          again={(challenge) => account.api.call("createChallenge", { body: { challenge } })}
          renew={send}
          onChangeNumber={() => setStarted(null)}
        />
      </Door>
    );

  return (
    <Door
      title={say("signIn.create.title")}
      intro={<p>{say("signIn.create.phone")}</p>}
      footer={footer}
    >
      <TwoWays current="signUpByPhone" />
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field
          label={say("signIn.name")}
          hint={say("signIn.nickname.hint")}
          problem={problems.displayName}
          value={displayName}
          onChange={(event) => setDisplayName(event.target.value)}
          name="displayName"
          autoComplete="name"
          autoFocus
        />
        <PhoneField
          value={number}
          onType={setNumber}
          problem={problems.phone}
          hint={say("signIn.phone.hint")}
        />
        <FormProblem>{problems.form}</FormProblem>
        <Button type="submit" look="main" busy={busy} className="min-h-11">
          {say("signIn.phone.send")}
        </Button>
      </form>
    </Door>
  );
}
