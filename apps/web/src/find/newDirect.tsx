import { useMe } from "@parley/client";
import type { Id } from "@parley/protocol";
import { NotebookPen } from "lucide-react";
import { useState } from "react";
import { FormProblem } from "../forms/problem.tsx";
import { Button } from "../pieces/button.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { useBegin } from "./begin.ts";
import { PeopleChooser } from "./peopleChooser.tsx";

/** Chooses whom to write to, oneself included. */
export function NewDirect({ onDone }: { onDone: () => void }) {
  const { say } = useWords();
  const { message, whyNot } = useBegin();
  const me = useMe();
  const [problem, setProblem] = useState<string>();

  function write(person: Id) {
    setProblem(undefined);
    message(person).then(onDone, (error: unknown) => setProblem(whyNot(error)));
  }

  return (
    <div className="flex flex-col gap-3">
      <PeopleChooser suggests label={say("find.new.person")} onChoose={({ id }) => write(id)} />
      <FormProblem>{problem}</FormProblem>
      {me && (
        <Button look="quiet" className="self-start" onClick={() => write(me.id)}>
          <Icon of={NotebookPen} />
          {say("find.new.note")}
        </Button>
      )}
    </div>
  );
}
