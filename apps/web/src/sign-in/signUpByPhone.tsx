import { useState } from "react";
import { useAccount } from "../account.ts";
import { EmailField } from "../forms/accountFields.tsx";
import { checkDisplayName, checkEmail, found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { aboutPhone } from "../phone/aboutPhone.ts";
import { PhoneField } from "../phone/phoneField.tsx";
import { Button } from "../pieces/button.tsx";
import { Field } from "../pieces/field.tsx";
import { useWords } from "../words/words.tsx";
import { CodeDoor, useCodeByText } from "./codeByText.tsx";
import { Door } from "./door.tsx";
import { TwoWays, WayLink } from "./ways.tsx";

/** An account by name and number: it is made once the number's code has been right. */
export default function SignUpByPhone() {
  const words = useWords();
  const { say } = words;
  const account = useAccount();
  const [displayName, setDisplayName] = useState("");
  const [email, setEmail] = useState("");
  const code = useCodeByText("register");
  const { number, phone, sent } = code;

  const { form, busy, problems, submit } = useSubmission<"displayName" | "phone" | "email">({
    check: () =>
      found({
        displayName:
          displayName.trim() === ""
            ? say("signIn.name.missing")
            : checkDisplayName(displayName, say),
        phone: code.problem,
        email: checkEmail(email, say),
      }),
    act: code.send,
    explain: (error) => explain(error, aboutPhone, words),
  });

  const footer = (
    <>
      <p className="text-quiet">{say("signIn.create.hasAccount")}</p>
      <WayLink way="signInByPhone" phone={phone}>
        {say("signIn.signIn")}
      </WayLink>
      <WayLink way="guest">{say("signIn.guest")}</WayLink>
    </>
  );
  if (sent)
    return (
      <CodeDoor
        purpose="register"
        sent={sent}
        action={say("signIn.create")}
        footer={footer}
        onCode={async (challenge, typed) => {
          const more = email.trim() === "" ? {} : { email };
          const body = { challenge, code: typed, displayName, ...more };
          account.enter(await account.api.call("createPerson", { body }));
        }}
        onChangeNumber={code.backToNumber}
      />
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
          onType={code.type}
          problem={problems.phone}
          hint={say("signIn.phone.hint")}
        />
        <EmailField value={email} onType={setEmail} problem={problems.email} />
        <FormProblem>{problems.form}</FormProblem>
        <Button type="submit" look="main" busy={busy} className="min-h-11">
          {say("signIn.phone.send")}
        </Button>
      </form>
    </Door>
  );
}
