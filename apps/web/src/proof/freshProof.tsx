import { limits, Refusal, type FreshProof, type Me } from "@parley/protocol";
import { useState, type ReactNode } from "react";
import { PasswordField } from "../forms/accountFields.tsx";
import { Button } from "../pieces/button.tsx";
import { useWords } from "../words/words.tsx";
import { CodeField } from "./codeField.tsx";
import { RecoveryCodeField } from "./recoveryCodeField.tsx";
import { TextProof } from "./textProof.tsx";

type Means = "password" | "app" | "recovery" | "text";

/** Proves once more who sits there, inside another form. */
export interface Proving {
  /** What goes along with the call. Empty for whoever has nothing to prove it by. */
  body: FreshProof;
  /** By what it is proved; null when nothing is asked. */
  means: Means | null;
  /** What is missing, in words. */
  check: () => string | undefined;
  /** What a refusal means for it, in words; undefined when it is about something else. */
  explain: (error: unknown) => string | undefined;
  draw: (problem: string | undefined, options?: { autoFocus?: boolean }) => ReactNode;
  clear: () => void;
}

/** Asks for the password where there is one, else for a code of the app or to the number: as the server does. */
export function useFreshProof(me: Me): Proving {
  const { say } = useWords();
  const all = meansOf(me);
  const [chosen, setChosen] = useState<Means | null>(null);
  const [typed, setTyped] = useState("");
  const [sent, setSent] = useState<string | null>(null);
  const means = chosen ?? all[0] ?? null;

  return {
    means,
    body: bodyOf(means, typed, sent),
    check() {
      if (means === null) return undefined;
      if (means === "text" && sent === null) return say("proof.text.missing");
      const isWhole = means === "app" || means === "text" ? typed.length === 6 : typed !== "";
      return isWhole ? undefined : say(missing[means], { digits: 6 });
    },
    explain(error) {
      const code = error instanceof Refusal ? error.code : undefined;
      const isAboutIt = code === (means === "password" ? "wrong_credentials" : "code_wrong");
      return means !== null && isAboutIt ? say(wrong[means]) : undefined;
    },
    clear: () => {
      setChosen(null);
      setTyped("");
      setSent(null);
    },
    draw: (problem, { autoFocus = false } = {}) =>
      means && (
        <div className="flex flex-col items-start gap-1">
          {means === "text" ? (
            <TextProof
              me={me}
              sent={sent}
              onSent={setSent}
              value={typed}
              onType={setTyped}
              problem={problem}
            />
          ) : (
            <ProofField
              key={means}
              means={means}
              value={typed}
              onType={setTyped}
              problem={problem}
              autoFocus={autoFocus || chosen !== null}
            />
          )}
          {all
            .filter((each) => each !== means && each !== "text")
            .map((other) => (
              <Button
                key={other}
                look="quiet"
                className="-ms-3"
                onClick={() => {
                  setChosen(other);
                  setTyped("");
                }}
              >
                {say(`proof.instead.${other as Exclude<Means, "text">}`)}
              </Button>
            ))}
        </div>
      ),
  };
}

interface ProofFieldProps {
  means: Means;
  value: string;
  onType: (typed: string) => void;
  problem: string | undefined;
  autoFocus: boolean;
}

function ProofField({ means, ...field }: ProofFieldProps) {
  const { say } = useWords();
  return (
    <div className="w-full">
      {means === "password" && (
        <PasswordField kind="current" label={say("settings.password.current")} {...field} />
      )}
      {means === "app" && (
        <CodeField label={say("proof.app")} hint={say("proof.app.hint")} waits {...field} />
      )}
      {means === "recovery" && <RecoveryCodeField {...field} />}
    </div>
  );
}

function bodyOf(means: Means | null, typed: string, sent: string | null): FreshProof {
  if (means === null) return {};
  if (means === "password") return { currentPassword: typed };
  if (means !== "text") return { currentCode: typed };
  return sent === null ? {} : { currentChallenge: sent, currentCode: typed };
}

function meansOf({ hasPassword, secondFactor, phone, waitsUntil }: Me): Means[] {
  const hasApp = secondFactor === "totp";
  if (!hasPassword && !hasApp) return phone === null || isOver(waitsUntil) ? [] : ["text"];
  const means: (Means | false)[] = [
    hasPassword && "password",
    hasApp && "app",
    secondFactor !== null && "recovery",
  ];
  return means.filter((each) => each !== false);
}

/** Whether it was waited for long enough, and not too long ago. */
function isOver(waitsUntil: string | undefined): boolean {
  if (waitsUntil === undefined) return false;
  const agoMs = Date.now() - Date.parse(waitsUntil);
  return agoMs >= 0 && agoMs < limits.waitGoodDays * 24 * 3600_000;
}

const missing = {
  text: "proof.code.missing",
  app: "proof.code.missing",
  recovery: "proof.recovery.missing",
  password: "signIn.password.missing",
} as const;

const wrong = {
  text: "proof.text.wrong",
  app: "proof.app.wrong",
  recovery: "proof.recovery.wrong",
  password: "proof.password.wrong",
} as const;
