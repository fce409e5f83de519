import { useParley } from "@parley/client";
import type { Me } from "@parley/protocol";
import { useState } from "react";
import { PasswordField } from "../forms/accountFields.tsx";
import { checkNewPassword, found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useFreshProof } from "../proof/freshProof.tsx";
import { useWords } from "../words/words.tsx";

/** Changes the password, or adds one to an account that was made by phone. */
export function OwnPassword({ me }: { me: Me }) {
  const words = useWords();
  const { say } = words;
  const { api } = useParley();
  const { tell } = useNotice();
  const [newPassword, setNewPassword] = useState("");
  const proving = useFreshProof(me);

  const { form, busy, problems, submit } = useSubmission<"proof" | "newPassword">({
    check: () => found({ proof: proving.check(), newPassword: checkNewPassword(newPassword, say) }),
    act: async () => {
      await api.call("changeMe", { body: { ...proving.body, newPassword } });
      proving.clear();
      setNewPassword("");
      tell({ words: say(me.hasPassword ? "settings.password.done" : "settings.password.added") });
    },
    explain(error) {
      const proof = proving.explain(error);
      if (proof !== undefined) return { proof };
      const aboutNew = {
        password_too_short: "newPassword",
        password_common: "newPassword",
      } as const;
      return explain(error, aboutNew, words);
    },
  });

  return (
    <PageSection
      title={say("settings.password")}
      intro={me.hasPassword ? undefined : say("settings.password.none")}
    >
      <form ref={form} onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-3">
        {/* Tells a password manager whose password this is. */}
        <input
          type="text"
          name="username"
          autoComplete="username"
          value={me.username ?? ""}
          readOnly
          hidden
        />
        {proving.draw(problems.proof)}
        <PasswordField
          kind="new"
          label={say("settings.password.new")}
          value={newPassword}
          onType={setNewPassword}
          problem={problems.newPassword}
        />
        <FormProblem>{problems.form}</FormProblem>
        <Button type="submit" busy={busy} className="self-start">
          {say(me.hasPassword ? "settings.password.change" : "settings.password.add")}
        </Button>
      </form>
    </PageSection>
  );
}
