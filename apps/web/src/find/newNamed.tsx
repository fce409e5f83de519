import { conversationName, limits, topic as topicSchema, type Person } from "@parley/protocol";
import { useState } from "react";
import { found } from "../forms/checks.ts";
import { Choices } from "../forms/choices.tsx";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { Field } from "../pieces/field.tsx";
import { Tick } from "../pieces/tick.tsx";
import { useWords } from "../words/words.tsx";
import { useBegin } from "./begin.ts";
import { Invited } from "./invited.tsx";

interface NewNamedProps {
  kind: "channel" | "group";
  onDone: () => void;
}

/** A channel or a group: what it is called, who can join, and who is asked to. */
export function NewNamed({ kind, onDone }: NewNamedProps) {
  const words = useWords();
  const { say } = words;
  const { begin } = useBegin();
  const [name, setName] = useState("");
  const [topic, setTopic] = useState("");
  const [access, setAccess] = useState<"open" | "invited">(kind === "channel" ? "open" : "invited");
  const [phones, setPhones] = useState(false);
  const [people, setPeople] = useState<readonly Person[]>([]);

  const { form, busy, problems, submit } = useSubmission<"name" | "topic">({
    check: () =>
      found({
        name: conversationName.safeParse(name).success
          ? undefined
          : say("find.new.name.shape", { max: limits.conversationNameMax }),
        topic: topicSchema.safeParse(topic).success
          ? undefined
          : say("find.new.topic.shape", { max: limits.topicMax }),
      }),
    act: async () => {
      await begin({ kind, name, topic, access, phones, people: people.map(({ id }) => id) });
      onDone();
    },
    explain: (error) => explain(error, { name_taken: "name" }, words),
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        label={say("find.new.name")}
        hint={say("find.new.name.hint")}
        problem={problems.name}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <Field
        label={say("find.new.topic")}
        hint={say("find.new.topic.hint")}
        problem={problems.topic}
        value={topic}
        onChange={(event) => setTopic(event.target.value)}
        autoComplete="off"
      />
      <Choices
        label={say("find.new.access")}
        value={access}
        onChoose={setAccess}
        choices={[
          {
            value: "open",
            label: say("find.new.access.open"),
            hint: say(`find.new.access.open.${kind}`),
          },
          {
            value: "invited",
            label: say("find.new.access.invited"),
            hint: say("find.new.access.invited.hint"),
          },
        ]}
      />
      <Tick
        label={say("find.new.phones")}
        hint={say("find.new.phones.hint")}
        checked={phones}
        onChange={setPhones}
      />
      <Invited people={people} onChange={setPeople} />
      <FormProblem>{problems.form}</FormProblem>
      <Button type="submit" look="main" busy={busy} className="self-end">
        {say(`find.new.create.${kind}`)}
      </Button>
    </form>
  );
}
