import { useParley } from "@parley/client";
import type { Me } from "@parley/protocol";
import { useState } from "react";
import { PhoneNumber } from "../phone/phoneNumber.tsx";
import { Button } from "../pieces/button.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";
import { PhoneDialog } from "./phoneDialog.tsx";
import { ProveDialog } from "./proveDialog.tsx";

/** One's own number: adding, changing, removing it, and who finds one by it. */
export function OwnPhone({ me }: { me: Me }) {
  const { say, draw } = useWords();
  const { api } = useParley();
  const { tell } = useNotice();
  const [asking, setAsking] = useState<"number" | "removal" | null>(null);
  const close = () => setAsking(null);
  const { phone } = me;

  return (
    <PageSection
      title={say("security.phone")}
      intro={say(me.kind === "guest" ? "security.phone.guest" : "security.phone.body")}
    >
      {phone === null ? (
        <Button className="self-start" onClick={() => setAsking("number")}>
          {say("security.phone.add")}
        </Button>
      ) : (
        <>
          <p>{draw("security.phone.own", { phone: <PhoneNumber phone={phone} /> })}</p>
          <Findable me={me} />
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setAsking("number")}>{say("security.phone.change")}</Button>
            <Button
              look="quiet wrong"
              disabled={!me.hasPassword || me.secondFactor === "sms"}
              aria-describedby="phone-stays"
              onClick={() => setAsking("removal")}
            >
              {say("security.phone.remove")}
            </Button>
          </div>
          <p id="phone-stays" className="text-small text-quiet">
            {!me.hasPassword
              ? say("security.phone.onlyWay")
              : me.secondFactor === "sms" && say("security.phone.second")}
          </p>
        </>
      )}
      {asking === "number" && <PhoneDialog me={me} onClose={close} />}
      {asking === "removal" && (
        <ProveDialog
          me={me}
          title={say("security.phone.remove.title")}
          description={say("security.phone.remove.body")}
          action={say("security.phone.remove")}
          wrong
          onClose={close}
          onProve={async (body) => {
            await api.call("removePhone", { body });
            tell({ words: say("security.phone.removed") });
            close();
          }}
        />
      )}
    </PageSection>
  );
}

/** Shown as it was chosen at once, and put back when the server says no. */
function Findable({ me }: { me: Me }) {
  const { say } = useWords();
  const { api } = useParley();
  const { tellError } = useNotice();
  const [chosen, setChosen] = useState(me.findableByPhone);

  async function choose(findableByPhone: boolean) {
    setChosen(findableByPhone);
    try {
      await api.call("changeMe", { body: { findableByPhone } });
    } catch (error) {
      setChosen(!findableByPhone);
      tellError(error);
    }
  }

  return (
    <label className="flex min-h-9 items-start gap-3 rounded-control py-2 pointer-coarse:min-h-11">
      <input
        type="checkbox"
        className="mt-0.75 size-4 shrink-0"
        checked={chosen}
        onChange={(event) => void choose(event.target.checked)}
      />
      <span className="flex flex-col">
        {say("security.phone.findable")}
        <span className="text-small text-quiet">{say("security.phone.findable.hint")}</span>
      </span>
    </label>
  );
}
