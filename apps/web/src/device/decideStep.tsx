import { isolate, useParley } from "@parley/client";
import { Refusal, type AskingDevice, type Me } from "@parley/protocol";
import { TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { found } from "../forms/checks.ts";
import { explain } from "../forms/explain.ts";
import { FormProblem } from "../forms/problem.tsx";
import { useSubmission } from "../forms/submission.ts";
import { Button } from "../pieces/button.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useFreshProof } from "../proof/freshProof.tsx";
import { useSecondsUntil } from "../proof/secondsUntil.ts";
import { useWords, type Words } from "../words/words.tsx";

interface DecideStepProps {
  me: Me;
  asking: AskingDevice;
  onDecided: (how: "allowed" | "denied") => void;
  /** Back to the code: this one leads nowhere any more. */
  onAnother: () => void;
}

/** Shows what asks to be signed in as oneself, and lets it in only with a fresh proof. */
export function DecideStep({ me, asking, onDecided, onAnother }: DecideStepProps) {
  const words = useWords();
  const { say } = words;
  const { api } = useParley();
  const proving = useFreshProof(me);
  const heading = useRef<HTMLHeadingElement>(null);
  const [expiresAt] = useState(() => Date.now() + asking.expiresIn * 1000);
  const isOver = useSecondsUntil(expiresAt) === 0;
  const [denying, setDenying] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();
  const params = { userCode: asking.userCode };

  // What comes next begins here, not at the button that was pressed before.
  useEffect(() => heading.current?.focus(), []);

  const { form, busy, problems, submit } = useSubmission<"proof">({
    check: () => found({ proof: proving.check() }),
    act: async () => {
      setProblem(undefined);
      await api.call("approveDeviceCode", { params, body: proving.body });
      onDecided("allowed");
    },
    explain(error) {
      const proof = proving.explain(error);
      return proof === undefined ? { form: sayOf(error, words) } : { proof };
    },
  });

  async function deny() {
    setDenying(true);
    try {
      await api.call("denyDeviceCode", { params });
      onDecided("denied");
    } catch (error) {
      setProblem(sayOf(error, words));
      setDenying(false);
    }
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <h2 ref={heading} tabIndex={-1} className="text-title font-strong outline-none">
          {say("device.ask", { name: isolate(me.displayName) })}
        </h2>
        <p className="text-quiet">{say("device.compare")}</p>
        <code dir="ltr" className="font-mono text-head font-strong tracking-[0.2em]">
          {asking.userCode}
        </code>
      </div>
      <dl className="flex flex-col divide-y divide-line border-y border-line">
        <Fact name={say("device.name")} more={say("device.name.own")}>
          <bdi className="font-strong">{asking.device}</bdi>
        </Fact>
        <Fact
          name={say("device.from")}
          more={say(asking.sameAddress ? "device.from.same" : "device.from.other")}
        >
          <span dir="ltr" className="font-mono">
            {asking.address}
          </span>
        </Fact>
        <Fact name={say("device.when")}>
          <time dateTime={asking.askedAt}>{words.time(new Date(asking.askedAt))}</time>
        </Fact>
      </dl>
      <p className="flex gap-3 rounded-surface bg-wants-soft p-4">
        <Icon of={TriangleAlert} size={20} className="mt-0.5 shrink-0 text-wants" />
        {say("device.warning")}
      </p>
      {isOver ? (
        <>
          <p role="alert" className="text-small text-wrong">
            {say("device.over")}
          </p>
          <Button onClick={onAnother} className="min-h-11">
            {say("device.another")}
          </Button>
        </>
      ) : (
        <>
          {proving.draw(problems.proof)}
          <FormProblem>{problems.form ?? problem}</FormProblem>
          <div className="grid grid-cols-2 gap-3">
            <Button type="submit" look="main" busy={busy} disabled={denying} className="min-h-12">
              {say("device.allow")}
            </Button>
            <Button busy={denying} disabled={busy} onClick={() => void deny()} className="min-h-12">
              {say("device.deny")}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

function sayOf(error: unknown, words: Words): string {
  const isGone = error instanceof Refusal && error.code === "not_found";
  return isGone ? words.say("device.over") : (explain(error, {}, words).form ?? "");
}

interface FactProps {
  name: string;
  more?: string;
  children: ReactNode;
}

function Fact({ name, more, children }: FactProps) {
  return (
    <div className="flex gap-4 py-3">
      <dt className="w-24 shrink-0 text-quiet">{name}</dt>
      <dd className="min-w-0 break-words">
        {children}
        {more !== undefined && <p className="text-small text-quiet">{more}</p>}
      </dd>
    </div>
  );
}
