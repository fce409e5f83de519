import { useParley } from "@parley/client";
import { useState } from "react";
import { Link } from "wouter";
import { PasswordField, UsernameField } from "../forms/accountFields.tsx";
import { checkNewPassword, checkUsername, found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { toSettings } from "../paths.ts";
import { Button } from "../pieces/button.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";

/** Makes a member of a guest. */
export function KeepAccount() {
  const words = useWords();
  const { say } = words;
  const { api } = useParley();
  const { tell } = useNotice();
  const [username, setUsername] = useState("");
  const [newPassword, setNewPassword] = useState("");

  const { form, busy, problems, submit } = useSubmission<"username" | "newPassword">({
    check: () =>
      found({
        username: checkUsername(username, say),
        newPassword: checkNewPassword(newPassword, say),
      }),
    act: async () => {
      const me = await api.call("changeMe", { body: { username, newPassword } });
      tell({ words: say("settings.keep.done", { username: me.username ?? username }) });
    },
    explain: (error) =>
      explain(
        error,
        {
          username_taken: "username",
          username_reserved: "username",
          password_too_short: "newPassword",
          password_common: "newPassword",
        },
        words,
      ),
  });

  return (
    <PageSection title={say("settings.keep")} intro={say("settings.keep.body")}>
      <form ref={form} onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-3">
        <UsernameField fresh value={username} onType={setUsername} problem={problems.username} />
        <PasswordField
          kind="new"
          value={newPassword}
          onType={setNewPassword}
          problem={problems.newPassword}
        />
        <FormProblem>{problems.form}</FormProblem>
        <Button type="submit" look="main" busy={busy} className="self-start">
          {say("settings.keep.submit")}
        </Button>
      </form>
      <Link
        href={toSettings("security")}
        className="self-start rounded-control text-small font-strong text-you hover:underline pointer-coarse:py-2"
      >
        {say("settings.keep.phone")}
      </Link>
    </PageSection>
  );
}
