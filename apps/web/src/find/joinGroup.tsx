import { useParley } from "@parley/client";
import { conversationName } from "@parley/protocol";
import { useState } from "react";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { Field } from "../pieces/field.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";
import { useBegin } from "./begin.ts";

/** Into a group whose exact name one was told; it is in no list. */
export function JoinGroup() {
  const words = useWords();
  const { say } = words;
  const { api } = useParley();
  const { join } = useBegin();
  const [name, setName] = useState("");
  const [unknown, setUnknown] = useState(false);

  const { form, busy, problems, submit } = useSubmission<"name">({
    check() {
      setUnknown(false);
      return conversationName.safeParse(name).success ? {} : { name: say("find.group.none") };
    },
    async act() {
      const exact = conversationName.parse(name);
      const { items } = await api.call("listConversations", { query: { name: exact } });
      const [group] = items;
      if (group) await join(group.id);
      else setUnknown(true);
    },
    explain: (error) => explain(error, { not_found: "name" }, words),
  });
  const problem = unknown ? say("find.group.none") : problems.name;

  return (
    <PageSection title={say("find.group")} intro={say("find.group.body")}>
      <form ref={form} onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-3">
        <Field
          label={say("find.group.field")}
          problem={problem}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <FormProblem>{problems.form}</FormProblem>
        <Button type="submit" busy={busy} className="self-start">
          {say("find.group.join")}
        </Button>
      </form>
    </PageSection>
  );
}
