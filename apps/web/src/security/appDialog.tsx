import { useParley } from "@parley/client";
import { Refusal, type FreshProof, type Me } from "@parley/protocol";
import { useCallback, useState } from "react";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { useAskedOnce } from "../pieces/asked.ts";
import { Button } from "../pieces/button.tsx";
import { Dialog } from "../pieces/dialog.tsx";
import { Unanswered } from "../pieces/unanswered.tsx";
import { CodeField } from "../proof/codeField.tsx";
import { useFreshProof } from "../proof/freshProof.tsx";
import { isTouch } from "../shell/width.ts";
import { useWords } from "../words/words.tsx";
import { CopyButton } from "./copyButton.tsx";
import { ProveDialog } from "./proveDialog.tsx";
import { QrCode } from "./qrCode.tsx";

interface Pending {
  secret: string;
  uri: string;
}

interface AppDialogProps {
  me: Me;
  onClose: () => void;
  /** The app is on; these are shown this once. */
  onCodes: (codes: readonly string[]) => void;
}

/** Sets up an authenticator app: a proof where there is one to give, the secret, its first code. */
export function AppDialog({ me, onClose, onCodes }: AppDialogProps) {
  const { say } = useWords();
  const { api } = useParley();
  const [pending, setPending] = useState<Pending | null>(null);
  const { means } = useFreshProof(me);
  const begin = useCallback(
    async (body: FreshProof) => setPending(await api.call("beginTotp", { body })),
    [api],
  );

  if (!pending && means !== null)
    return (
      <ProveDialog
        me={me}
        title={say("security.app.begin.title")}
        description={say("security.app.prove")}
        action={say("security.app.next")}
        onClose={onClose}
        onProve={begin}
      />
    );
  return (
    <Dialog
      open
      holds
      onClose={onClose}
      title={say("security.app.begin.title")}
      description={say("security.app.scan")}
    >
      {pending ? <Scan pending={pending} onCodes={onCodes} /> : <Begin begin={begin} />}
    </Dialog>
  );
}

/** Asks for the secret at once, where nothing has to be proved before. */
function Begin({ begin }: { begin: (proof: FreshProof) => Promise<void> }) {
  const { problem, again } = useAskedOnce(useCallback(() => begin({}), [begin]));
  return <Unanswered problem={problem} again={again} />;
}

function Scan({ pending, onCodes }: { pending: Pending; onCodes: AppDialogProps["onCodes"] }) {
  const words = useWords();
  const { say } = words;
  const { api } = useParley();
  const [code, setCode] = useState("");
  const { form, busy, problems, submit } = useSubmission<"code">({
    check: () => (code.length < 6 ? { code: say("proof.code.missing", { digits: 6 }) } : {}),
    act: async () => onCodes((await api.call("confirmTotp", { body: { code } })).recoveryCodes),
    explain: (error) =>
      error instanceof Refusal && error.code === "code_wrong"
        ? { code: say("proof.app.wrong") }
        : explain(error, {}, words),
  });
  const secret = pending.secret.replaceAll(/.{4}(?=.)/g, "$& ");

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <div className="flex flex-col items-center gap-4 tablet:flex-row tablet:items-start">
        <QrCode text={pending.uri} name={say("security.app.qr")} />
        <div className="flex w-full min-w-0 flex-col items-start gap-2 text-small">
          <p className="text-quiet">{say("security.app.byHand")}</p>
          <code dir="ltr" className="font-mono break-words select-all">
            {secret}
          </code>
          <CopyButton text={pending.secret} name={say("security.app.copy")} />
          <a
            href={pending.uri}
            className="rounded-control font-strong text-you hover:underline pointer-fine:hidden pointer-coarse:py-2"
          >
            {say("security.app.open")}
          </a>
        </div>
      </div>
      <CodeField
        label={say("proof.app")}
        value={code}
        onType={setCode}
        problem={problems.code}
        busy={busy}
        // The keyboard of a touch screen would cover the code to be scanned.
        autoFocus={!isTouch()}
      />
      <FormProblem>{problems.form}</FormProblem>
      <Button type="submit" look="main" busy={busy} className="min-h-11">
        {say("security.app.confirm")}
      </Button>
    </form>
  );
}
