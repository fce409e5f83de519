import { limits } from "@parley/protocol";
import { useState } from "react";
import { useAccount } from "../account.ts";
import { checkNickname, found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { Field } from "../pieces/field.tsx";
import { useWords } from "../words/words.tsx";
import { Door } from "./door.tsx";
import { WayLink } from "./ways.tsx";

export default function Guest() {
  const words = useWords();
  const { say } = words;
  const account = useAccount();
  const [nickname, setNickname] = useState("");

  const { form, busy, problems, submit } = useSubmission<"nickname">({
    check: () => found({ nickname: checkNickname(nickname, say) }),
    act: async () => account.enter(await account.api.call("createGuest", { body: { nickname } })),
    explain: (error) =>
      explain(error, { username_taken: "nickname", username_reserved: "nickname" }, words),
  });

  return (
    <Door
      title={say("signIn.guest.title")}
      intro={
        <>
          <p>{say("signIn.guest.body")}</p>
          <p>{say("signIn.guest.once")}</p>
        </>
      }
      footer={
        <>
          <WayLink way="signIn">{say("signIn.signIn")}</WayLink>
          <WayLink way="signUp">{say("signIn.create")}</WayLink>
        </>
      }
    >
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field
          label={say("signIn.nickname")}
          hint={say("signIn.nickname.hint")}
          problem={problems.nickname}
          value={nickname}
          onChange={(event) => setNickname(event.target.value)}
          name="nickname"
          autoComplete="nickname"
          maxLength={limits.nicknameMax * 2}
          autoFocus
        />
        <FormProblem>{problems.form}</FormProblem>
        <Button type="submit" look="main" busy={busy} className="min-h-11">
          {say("signIn.guest.enter")}
        </Button>
      </form>
    </Door>
  );
}
