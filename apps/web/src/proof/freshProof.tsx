import { Refusal, type FreshProof, type Me } from "@parley/protocol";
import { useState, type ReactNode } from "react";
import { PasswordField } from "../forms/accountFields.tsx";
import { Button } from "../pieces/button.tsx";
import { useWords } from "../words/words.tsx";
import { CodeField } from "./codeField.tsx";
import { RecoveryCodeField } from "./recoveryCodeField.tsx";

type Means = "password" | "app" | "recovery";

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

/** Asks for the password where there is one, else for a code of the app: as the server does. */
export function useFreshProof(me: Me): Proving {
  const { say } = useWords();
  const all = meansOf(me);
  const [chosen, setChosen] = useState<Means | null>(null);
  const [typed, setTyped] = useState("");
  const means = chosen ?? all[0] ?? null;

  return {
    means,
    body:
      means === null
        ? {}
        : means === "password"
          ? { currentPassword: typed }
          : { currentCode: typed },
    check() {
      if (means === null || (means === "app" ? typed.length === 6 : typed !== "")) return undefined;
      return say(missing[means], { digits: 6 });
    },
    explain(error) {
      const code = error instanceof Refusal ? error.code : undefined;
      const isAboutIt = code === (means === "password" ? "wrong_credentials" : "code_wrong");
      return means !== null && isAboutIt ? say(wrong[means]) : undefined;
    },
    clear: () => {
      setChosen(null);
      setTyped("");
    },
    draw: (problem, { autoFocus = false } = {}) =>
      means && (
        <div className="flex flex-col items-start gap-1">
          <ProofField
            key={means}
            means={means}
            value={typed}
            onType={setTyped}
            problem={problem}
            autoFocus={autoFocus || chosen !== null}
          />
          {all
            .filter((each) => each !== means)
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
                {say(`proof.instead.${other}`)}
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

function meansOf({ hasPassword, secondFactor }: Me): Means[] {
  const hasApp = secondFactor === "totp";
  if (!hasPassword && !hasApp) return [];
  const means: (Means | false)[] = [
    hasPassword && "password",
    hasApp && "app",
    secondFactor !== null && "recovery",
  ];
  return means.filter((each) => each !== false);
}

const missing = {
  app: "proof.code.missing",
  recovery: "proof.recovery.missing",
  password: "signIn.password.missing",
} as const;

const wrong = {
  app: "proof.app.wrong",
  recovery: "proof.recovery.wrong",
  password: "proof.password.wrong",
} as const;
