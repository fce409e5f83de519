import { useMe, useParley, type ConversationState } from "@parley/client";
import type { Me } from "@parley/protocol";
import { Phone } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Link } from "wouter";
import { toSettings } from "../paths.ts";
import { sayTextError } from "../phone/sayTextError.ts";
import { Button } from "../pieces/button.tsx";
import { Confirm } from "../pieces/confirm.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { Tick } from "../pieces/tick.tsx";
import { useWords } from "../words/words.tsx";
import { maySwitchPhones } from "./may.ts";

// With it come the numbering plans of every country.
const InvitePhone = lazy(() => import("./invitePhone.tsx"));

/** Whether phones take part, who is asked to by number, and whether one's own phone does. */
export function ByText({ conversation }: { conversation: ConversationState }) {
  const { info } = conversation;
  const { say } = useWords();
  const me = useMe();
  const [inviting, setInviting] = useState(false);
  if (!me || info.me.state !== "joined") return null;
  const switchable = maySwitchPhones(info, me);
  if (!info.phones && !switchable) return null;
  return (
    <section className="flex flex-col gap-1 border-b border-line p-4">
      <h3 className="flex items-center gap-1.5 text-small font-strong">
        <Icon of={Phone} size={14} className="text-by-text" />
        {say("members.byText")}
      </h3>
      {switchable && <PhonesSwitch conversation={conversation} />}
      {info.phones && (
        <>
          {me.kind !== "guest" && <OwnPhone conversation={conversation} me={me} />}
          <Button className="mt-1 self-start" onClick={() => setInviting(true)}>
            {say("members.phone.invite")}
          </Button>
          <Suspense fallback={null}>
            {inviting && <InvitePhone info={info} onClose={() => setInviting(false)} />}
          </Suspense>
        </>
      )}
    </section>
  );
}

function PhonesSwitch({ conversation: { info, members } }: { conversation: ConversationState }) {
  const { say } = useWords();
  const parley = useParley();
  const { tellError } = useNotice();
  const [asking, setAsking] = useState(false);
  const byText = (members ?? []).filter(({ person }) => person.kind === "phone").length;
  const change = (phones: boolean) =>
    parley.api.call("changeConversation", {
      params: { conversation: info.id },
      body: { phones },
    });
  return (
    <>
      <Tick
        label={say("members.phones.on")}
        hint={say("members.phones.hint")}
        checked={info.phones}
        onChange={(on) => (on || byText === 0 ? void change(on).catch(tellError) : setAsking(true))}
      />
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={say("members.phones.off.title")}
        action={say("members.phones.off.action")}
        onConfirm={() => change(false)}
      >
        {say("members.phones.off.body", { count: byText })}
      </Confirm>
    </>
  );
}

interface OwnPhoneProps {
  conversation: ConversationState;
  me: Me;
}

function OwnPhone({ conversation: { info, members }, me }: OwnPhoneProps) {
  const words = useWords();
  const { say, draw } = words;
  const parley = useParley();
  const { tell } = useNotice();
  const [busy, setBusy] = useState(false);
  const mine = members?.find(({ person }) => person.id === me.id);

  function change(on: boolean) {
    setBusy(true);
    parley.texts
      .takePart(info.id, on)
      .catch((error: unknown) => tell({ kind: "wrong", words: sayTextError(error, words) }))
      .finally(() => setBusy(false));
  }

  const settings = (
    <Link href={toSettings("security")} className="text-you underline">
      {say("members.ownPhone.settings")}
    </Link>
  );
  return (
    <Tick
      label={say("members.ownPhone")}
      hint={
        me.phone === null
          ? draw("members.ownPhone.none", { settings })
          : say("members.ownPhone.hint")
      }
      checked={mine?.byText ?? false}
      disabled={busy || me.phone === null || mine === undefined}
      onChange={change}
    />
  );
}
