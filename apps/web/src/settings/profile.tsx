import { useMe, useParley } from "@parley/client";
import type { Me } from "@parley/protocol";
import { useState } from "react";
import { checkDisplayName, found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { Field } from "../pieces/field.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";
import { KeepAccount } from "./keepAccount.tsx";
import { OwnEmail } from "./ownEmail.tsx";

/** What others see of one, and where one can be reached. */
export function Profile() {
  const { say } = useWords();
  const me = useMe();
  if (!me) return null;
  return (
    <>
      <PageSection
        title={say("settings.profile")}
        intro={
          me.username === null
            ? undefined
            : say("settings.profile.username", { username: `@${me.username}` })
        }
      >
        <DisplayName key={me.displayName} me={me} />
        <OwnEmail />
      </PageSection>
      {me.kind === "guest" && <KeepAccount />}
    </>
  );
}

function DisplayName({ me }: { me: Me }) {
  const words = useWords();
  const { say } = words;
  const { api } = useParley();
  const { tell } = useNotice();
  const [displayName, setDisplayName] = useState(me.displayName);

  const { form, busy, problems, submit } = useSubmission<"displayName">({
    check: () =>
      found({
        displayName:
          displayName.trim() === ""
            ? say("settings.displayName.missing")
            : checkDisplayName(displayName, say),
      }),
    act: async () => {
      await api.call("changeMe", { body: { displayName } });
      tell({ words: say("settings.saved") });
    },
    explain: (error) =>
      explain(error, { username_taken: "displayName", username_reserved: "displayName" }, words),
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-3">
      <Field
        label={say("settings.displayName")}
        hint={say("settings.displayName.hint")}
        problem={problems.displayName}
        value={displayName}
        onChange={(event) => setDisplayName(event.target.value)}
        name="displayName"
        autoComplete="nickname"
      />
      <FormProblem>{problems.form}</FormProblem>
      <Button
        type="submit"
        busy={busy}
        disabled={displayName === me.displayName}
        className="self-start"
      >
        {say("app.save")}
      </Button>
    </form>
  );
}
