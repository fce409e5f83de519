import { useParley } from "@parley/client";
import type { FreshProof, Me } from "@parley/protocol";
import { KeyRound, MessageSquareText, Smartphone } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "../pieces/button.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";
import { AppDialog } from "./appDialog.tsx";
import { CodesDialog } from "./codesDialog.tsx";
import { ProveDialog } from "./proveDialog.tsx";

type Asking = "app" | "app off" | "texts" | "texts off" | "renewal";

/** What is asked for besides the password or the phone: an app or a text, and the way around it. */
export function SecondFactor({ me }: { me: Me }) {
  const { say } = useWords();
  const { api } = useParley();
  const { tell } = useNotice();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = () => setAsking(null);
  const { secondFactor } = me;
  const mayText = me.phone !== null && me.hasPassword;

  return (
    <PageSection title={say("security.second")} intro={say("security.second.body")}>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        <Factor
          icon={Smartphone}
          name={say("security.app")}
          hint={say("security.app.body")}
          state={say(secondFactor === "totp" ? "security.on" : "security.off")}
        >
          <Button onClick={() => setAsking("app")}>
            {say(secondFactor === "totp" ? "security.app.change" : "security.app.begin")}
          </Button>
          {secondFactor === "totp" && (
            <Button look="quiet wrong" onClick={() => setAsking("app off")}>
              {say("security.app.stop")}
            </Button>
          )}
        </Factor>
        <Factor
          icon={MessageSquareText}
          name={say("security.texts")}
          hint={textsHint()}
          state={say(secondFactor === "sms" ? "security.on" : "security.off")}
        >
          {secondFactor === "sms" ? (
            <Button look="quiet wrong" onClick={() => setAsking("texts off")}>
              {say("security.texts.stop")}
            </Button>
          ) : (
            <Button disabled={!mayText} onClick={() => setAsking("texts")}>
              {say("security.texts.begin")}
            </Button>
          )}
        </Factor>
        {secondFactor !== null && (
          <Factor
            icon={KeyRound}
            name={say("security.recovery")}
            hint={say("security.recovery.body")}
            state={say("security.recovery.left", { count: me.recoveryCodes })}
          >
            <Button onClick={() => setAsking("renewal")}>{say("security.recovery.renew")}</Button>
          </Factor>
        )}
      </ul>
      {drawAsking()}
      {codes && <CodesDialog me={me} codes={codes} onClose={() => setCodes(null)} />}
    </PageSection>
  );

  function textsHint() {
    if (secondFactor === "sms" || mayText) return say("security.texts.body");
    return say(me.phone === null ? "security.texts.noPhone" : "security.texts.noPassword");
  }

  function drawAsking() {
    switch (asking) {
      case "app":
        return <AppDialog me={me} onClose={close} onCodes={show} />;
      case "app off":
        return prove("security.app.stop", true, turnOff);
      case "texts off":
        return prove("security.texts.stop", true, turnOff);
      case "texts":
        return prove("security.texts.begin", false, async (proof) => {
          const body = { ...proof, method: "sms" as const };
          show((await api.call("changeSecondFactor", { body })).recoveryCodes);
        });
      case "renewal":
        return prove("security.recovery.renew", false, async (body) => {
          show((await api.call("renewRecoveryCodes", { body })).recoveryCodes);
        });
      case null:
        return null;
    }
  }

  function prove(
    act:
      | "security.app.stop"
      | "security.texts.stop"
      | "security.texts.begin"
      | "security.recovery.renew",
    wrong: boolean,
    onProve: (proof: FreshProof) => Promise<void>,
  ) {
    return (
      <ProveDialog
        me={me}
        title={say(`${act}.title`)}
        description={say(`${act}.body`)}
        action={say(act)}
        wrong={wrong}
        onClose={close}
        onProve={onProve}
      />
    );
  }

  async function turnOff(proof: FreshProof) {
    if (secondFactor === "totp") await api.call("removeTotp", { body: proof });
    else await api.call("changeSecondFactor", { body: { ...proof, method: null } });
    tell({ words: say("security.second.stopped") });
    close();
  }

  function show(recoveryCodes: readonly string[]) {
    close();
    setCodes(recoveryCodes);
  }
}

interface FactorProps {
  icon: typeof KeyRound;
  name: string;
  hint: string;
  state: string;
  /** Buttons. */
  children: ReactNode;
}

function Factor({ icon, name, hint, state, children }: FactorProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
      <div className="flex min-w-0 flex-1 basis-72 items-start gap-3">
        <Icon of={icon} size={20} className="mt-0.5 text-quiet" />
        <div className="min-w-0">
          <h3 className="font-strong">
            {name} <span className="font-plain text-quiet">· {state}</span>
          </h3>
          <p className="text-small text-quiet">{hint}</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </li>
  );
}
