import type { FurtherProof } from "@parley/protocol";
import { useState } from "react";
import { useLocation } from "wouter";
import { useAccount, useAccountStatus } from "../account.ts";
import { PasswordField, UsernameField } from "../forms/accountFields.tsx";
import { found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { paths } from "../paths.ts";
import { Button } from "../pieces/button.tsx";
import { useWords } from "../words/words.tsx";
import { Door } from "./door.tsx";
import { SecondStep } from "./secondStep.tsx";
import { TwoWays, WayLink } from "./ways.tsx";

/** Also drawn at any address that needs somebody to be signed in: it is then where one arrives. */
export default function SignIn() {
  const words = useWords();
  const { say } = words;
  const account = useAccount();
  const status = useAccountStatus();
  const [location] = useLocation();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [further, setFurther] = useState<FurtherProof | null>(null);
  const [over, setOver] = useState<string | undefined>();

  const { form, busy, problems, submit } = useSubmission<"username" | "password">({
    check: () =>
      found({
        username: username.trim() === "" ? say("signIn.username.missing") : undefined,
        password: password === "" ? say("signIn.password.missing") : undefined,
      }),
    act: async () => {
      setOver(undefined);
      const answer = await account.api.call("createSession", { body: { username, password } });
      if ("methods" in answer) setFurther(answer);
      else account.enter(answer);
    },
    explain: (error) => explain(error, {}, words),
  });

  if (further)
    return (
      <SecondStep
        further={further}
        onOver={(why) => {
          setFurther(null);
          setPassword("");
          setOver(why);
        }}
      />
    );
  return (
    <Door
      title={say("signIn.signIn.title")}
      intro={intro()}
      footer={
        <>
          <p className="text-quiet">{say("signIn.signIn.noAccount")}</p>
          <WayLink way="signUp">{say("signIn.create")}</WayLink>
          <WayLink way="guest">{say("signIn.guest")}</WayLink>
        </>
      }
    >
      <TwoWays current="signIn" />
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <UsernameField
          value={username}
          onType={setUsername}
          problem={problems.username}
          autoFocus
        />
        <PasswordField
          kind="current"
          value={password}
          onType={setPassword}
          problem={problems.password}
        />
        <FormProblem>{problems.form ?? over}</FormProblem>
        <Button type="submit" look="main" busy={busy} className="min-h-11">
          {say("signIn.signIn")}
        </Button>
      </form>
    </Door>
  );

  function intro() {
    if (status.kind === "out" && status.ended) return <p role="status">{say("signIn.ended")}</p>;
    return location === paths.signIn ? undefined : <p>{say("signIn.signIn.goesTo")}</p>;
  }
}
