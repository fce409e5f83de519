import { useParley } from "@parley/client";
import { Refusal, type Me } from "@parley/protocol";
import { useState } from "react";
import { PhoneNumber } from "../phone/phoneNumber.tsx";
import { Button } from "../pieces/button.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { CodeField } from "./codeField.tsx";

interface TextProofProps {
  me: Me;
  /** The challenge whose code is on its way. */
  sent: string | null;
  onSent: (challenge: string) => void;
  value: string;
  onType: (code: string) => void;
  problem: string | undefined;
}

/** A code to the number one has, or a day's wait for who has it no more. */
export function TextProof({ me, sent, onSent, value, onType, problem }: TextProofProps) {
  const { say, draw } = useWords();
  const { api } = useParley();
  const { tellError } = useNotice();
  const [busy, setBusy] = useState(false);
  const phone = me.phone!;

  async function send() {
    setBusy(true);
    try {
      onSent((await ask()).challenge);
    } catch (error) {
      tellError(error);
    } finally {
      setBusy(false);
    }
  }

  async function ask() {
    const anew = () => api.call("createChallenge", { body: { phone, purpose: "confirm" } });
    if (sent === null) return anew();
    try {
      return await api.call("createChallenge", { body: { challenge: sent } });
    } catch (error) {
      if (error instanceof Refusal && error.code === "code_expired") return anew();
      throw error;
    }
  }

  return (
    <div className="flex w-full flex-col items-start gap-2">
      {sent !== null && (
        <div className="w-full">
          <CodeField
            label={say("proof.text")}
            value={value}
            onType={onType}
            problem={problem}
            waits
            autoFocus
          />
        </div>
      )}
      <Button
        look={sent === null ? "plain" : "quiet"}
        className={sent === null ? "" : "-ms-3"}
        busy={busy}
        onClick={() => void send()}
      >
        {sent === null
          ? draw("proof.text.send", { phone: <PhoneNumber phone={phone} /> })
          : say("proof.again")}
      </Button>
      {sent === null && problem !== undefined && (
        <p role="alert" className="text-small text-wrong">
          {problem}
        </p>
      )}
      <Lost until={me.waitsUntil} />
    </div>
  );
}

function Lost({ until }: { until: string | undefined }) {
  const { say, full } = useWords();
  const { api } = useParley();
  const { tellError } = useNotice();
  const [drawnAt] = useState(() => Date.now());
  const waits = until !== undefined && Date.parse(until) > drawnAt;
  const press = () => void api.call(waits ? "endWait" : "startWait").catch(tellError);

  return (
    <>
      <p className="text-small text-quiet">
        {waits ? say("proof.lost.until", { time: full(new Date(until)) }) : say("proof.lost.body")}
      </p>
      <Button look="quiet" className="-ms-3" onClick={press}>
        {say(waits ? "proof.lost.stop" : "proof.lost")}
      </Button>
    </>
  );
}
