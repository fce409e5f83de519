import type { StartedChallenge } from "@parley/protocol";
import { useState, type ReactNode } from "react";
import { useAccount } from "../account.ts";
import { spelt, type TypedNumber } from "../phone/numbers.ts";
import { PhoneNumber } from "../phone/phoneNumber.tsx";
import { checkPhone, phoneOf, useTypedNumber } from "../phone/phoneField.tsx";
import { CodeStep } from "../proof/codeStep.tsx";
import { useWords } from "../words/words.tsx";
import { Door } from "./door.tsx";
import { numberBrought } from "./ways.tsx";

interface Sent {
  phone: string;
  challenge: StartedChallenge;
}

interface CodeByText {
  number: TypedNumber;
  type: (number: TypedNumber) => void;
  /** What is wrong with the number, and its E.164 when nothing is. */
  problem: string | undefined;
  phone: string | undefined;
  /** The code that is on its way, and where to. */
  sent: Sent | null;
  send: () => Promise<void>;
  backToNumber: () => void;
}

/** A number that is typed, and the code that is texted to it. */
export function useCodeByText(purpose: "sign-in" | "register"): CodeByText {
  const { say } = useWords();
  const ask = useAsk(purpose);
  const [number, type] = useTypedNumber(numberBrought());
  const [sent, setSent] = useState<Sent | null>(null);
  const problem = checkPhone(number, say);
  const phone = problem === undefined ? phoneOf(number) : undefined;
  return {
    number,
    type,
    problem,
    phone,
    sent,
    send: async () => setSent({ phone: phone!, challenge: await ask(phone!) }),
    backToNumber: () => setSent(null),
  };
}

interface CodeDoorProps {
  purpose: "sign-in" | "register";
  sent: Sent;
  action: string;
  footer: ReactNode;
  onCode: (challenge: string, code: string) => Promise<unknown>;
  onChangeNumber: () => void;
}

/** Asks for the code. Signing in, nobody is told whether any account has that number. */
export function CodeDoor({ purpose, sent, footer, ...step }: CodeDoorProps) {
  const { say, draw } = useWords();
  const { api } = useAccount();
  const ask = useAsk(purpose);
  const { phone, challenge } = sent;
  const says = purpose === "sign-in" ? "proof.sent.maybe" : "proof.sent";
  return (
    <Door
      title={say("signIn.code.title")}
      intro={<p>{draw(says, { phone: <PhoneNumber phone={phone} /> })}</p>}
      footer={footer}
    >
      <CodeStep
        {...step}
        says={say(says, { phone: spelt(phone) })}
        started={challenge}
        again={(same) => api.call("createChallenge", { body: { challenge: same } })}
        renew={() => ask(phone)}
      />
    </Door>
  );
}

function useAsk(purpose: "sign-in" | "register") {
  const { api } = useAccount();
  return (phone: string) => api.call("createChallenge", { body: { phone, purpose } });
}
