import { useParley } from "@parley/client";
import { useState } from "react";
import { PasswordField } from "../forms/accountFields.tsx";
import { checkNewPassword, checkPassword, found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";

export function ChangePassword({ username }: { username: string }) {
  const words = useWords();
  const { say } = words;
  const { api } = useParley();
  const { tell } = useNotice();
  const [currentPassword, setCurrentPassword] = useState("");
  const [newPassword, setNewPassword] = useState("");

  const { form, busy, problems, submit } = useSubmission<"currentPassword" | "newPassword">({
    check: () =>
      found({
        currentPassword: checkPassword(currentPassword, say),
        newPassword: checkNewPassword(newPassword, say),
      }),
    act: async () => {
      await api.call("changeMe", { body: { currentPassword, newPassword } });
      setCurrentPassword("");
      setNewPassword("");
      tell({ words: say("settings.password.done") });
    },
    explain(error) {
      const problems = explain<"currentPassword" | "newPassword">(
        error,
        {
          wrong_credentials: "currentPassword",
          password_too_short: "newPassword",
          password_common: "newPassword",
        },
        words,
      );
      // No name is asked for here, so the catalogue's words for signing in would mislead.
      return problems.currentPassword === undefined
        ? problems
        : { currentPassword: say("settings.password.wrong") };
    },
  });

  return (
    <PageSection title={say("settings.password")}>
      <form ref={form} onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-3">
        {/* Tells a password manager whose password this is. */}
        <input
          type="text"
          name="username"
          autoComplete="username"
          value={username}
          readOnly
          hidden
        />
        <PasswordField
          kind="current"
          label={say("settings.password.current")}
          value={currentPassword}
          onType={setCurrentPassword}
          problem={problems.currentPassword}
        />
        <PasswordField
          kind="new"
          label={say("settings.password.new")}
          value={newPassword}
          onType={setNewPassword}
          problem={problems.newPassword}
        />
        <FormProblem>{problems.form}</FormProblem>
        <Button type="submit" busy={busy} className="self-start">
          {say("settings.password.change")}
        </Button>
      </form>
    </PageSection>
  );
}
