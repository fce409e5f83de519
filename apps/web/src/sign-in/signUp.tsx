import { useState } from "react";
import { useAccount } from "../account.ts";
import {
  DisplayNameField,
  EmailField,
  PasswordField,
  UsernameField,
} from "../forms/accountFields.tsx";
import {
  checkDisplayName,
  checkEmail,
  checkNewPassword,
  checkUsername,
  found,
} from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { useWords } from "../words/words.tsx";
import { Door } from "./door.tsx";
import { TwoWays, WayLink } from "./ways.tsx";

export default function SignUp() {
  const words = useWords();
  const { say } = words;
  const account = useAccount();
  const [username, setUsername] = useState("");
  const [displayName, setDisplayName] = useState("");
  const [password, setPassword] = useState("");
  const [email, setEmail] = useState("");

  const { form, busy, problems, submit } = useSubmission<
    "username" | "displayName" | "password" | "email"
  >({
    check: () =>
      found({
        username: checkUsername(username, say),
        displayName: checkDisplayName(displayName, say),
        password: checkNewPassword(password, say),
        email: checkEmail(email, say),
      }),
    act: async () => {
      const more = {
        ...(displayName.trim() !== "" && { displayName }),
        ...(email.trim() !== "" && { email }),
      };
      account.enter(
        await account.api.call("createPerson", { body: { username, password, ...more } }),
      );
    },
    explain: (error) =>
      explain(
        error,
        {
          username_taken: "username",
          username_reserved: "username",
          password_too_short: "password",
          password_common: "password",
          email_invalid: "email",
        },
        words,
      ),
  });

  return (
    <Door
      title={say("signIn.create.title")}
      intro={<p>{say("signIn.create.elsewhere")}</p>}
      footer={
        <>
          <p className="text-quiet">{say("signIn.create.hasAccount")}</p>
          <WayLink way="signIn">{say("signIn.signIn")}</WayLink>
          <WayLink way="guest">{say("signIn.guest")}</WayLink>
        </>
      }
    >
      <TwoWays current="signUp" />
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <UsernameField
          fresh
          value={username}
          onType={setUsername}
          problem={problems.username}
          autoFocus
        />
        <DisplayNameField
          value={displayName}
          onType={setDisplayName}
          problem={problems.displayName}
        />
        <PasswordField
          kind="new"
          value={password}
          onType={setPassword}
          problem={problems.password}
        />
        <EmailField value={email} onType={setEmail} problem={problems.email} />
        <FormProblem>{problems.form}</FormProblem>
        <Button type="submit" look="main" busy={busy} className="min-h-11">
          {say("signIn.create")}
        </Button>
      </form>
    </Door>
  );
}
