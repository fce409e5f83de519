import type { FreshProof, Me } from "@parley/protocol";
import { found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { Dialog } from "../pieces/dialog.tsx";
import { useFreshProof } from "../proof/freshProof.tsx";
import { useWords } from "../words/words.tsx";

interface ProveDialogProps {
  me: Me;
  title: string;
  description: string;
  /** The verb on the button. */
  action: string;
  /** It takes something away. */
  wrong?: boolean;
  onClose: () => void;
  /** Does it. What it throws is said, and the dialog stays. */
  onProve: (proof: FreshProof) => Promise<unknown>;
}

/** Asks who sits there before something that changes how one signs in. */
export function ProveDialog(props: ProveDialogProps) {
  const { me, title, description, action, wrong, onClose, onProve } = props;
  const words = useWords();
  const proving = useFreshProof(me);
  const { form, busy, problems, submit } = useSubmission<"proof">({
    check: () => found({ proof: proving.check() }),
    act: () => onProve(proving.body),
    explain(error) {
      const proof = proving.explain(error);
      return proof === undefined ? explain(error, {}, words) : { proof };
    },
  });
  return (
    <Dialog open onClose={onClose} title={title} description={description}>
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        {proving.draw(problems.proof)}
        <FormProblem>{problems.form}</FormProblem>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{words.say("app.cancel")}</Button>
          <Button type="submit" look={wrong ? "wrong" : "main"} busy={busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
