import { useMe, useParley, useParleyState, type ConversationState } from "@parley/client";
import { UserPlus } from "lucide-react";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { useNames } from "../conversations/names.ts";
import { useAsked } from "../pieces/asked.ts";
import { Button } from "../pieces/button.tsx";
import { Field } from "../pieces/field.tsx";
import { Icon } from "../pieces/icon.tsx";
import { Unanswered } from "../pieces/unanswered.tsx";
import { useWatch } from "../shell/presence.ts";
import { useWords } from "../words/words.tsx";
import { arrange } from "./arrange.ts";
import { InviteDialog } from "./inviteDialog.tsx";
import { mayInvite } from "./may.ts";
import { MemberRow } from "./memberRow.tsx";

/** From this many on, finding one by eye takes longer than typing. */
const manyMembers = 12;
/** Rows beyond this are found by name. */
const drawnAtOnce = 200;

/** Who is in it, those who are here first. */
export function MemberList({ conversation }: { conversation: ConversationState }) {
  const { info } = conversation;
  const { say } = useWords();
  const { members, problem, again } = useMembers(conversation);
  const [typed, setTyped] = useState("");
  const [inviting, setInviting] = useState(false);
  const groups = useGroups(conversation, useDeferredValue(typed));

  return (
    <section className="flex flex-col gap-2 border-b border-line p-4">
      <header className="flex items-center justify-between gap-2">
        <h3 className="text-small font-strong">{say("members.count", { count: info.members })}</h3>
        {mayInvite(info) && (
          <Button look="quiet" className="-me-3" onClick={() => setInviting(true)}>
            <Icon of={UserPlus} />
            {say("members.invite")}
          </Button>
        )}
      </header>
      {members && members.length > manyMembers && (
        <Field
          label={say("members.find")}
          labelHidden
          type="search"
          placeholder={say("members.find")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {!members && <Unanswered problem={problem} again={again} />}
      {members && groups.length === 0 && (
        <p className="text-small text-quiet">{say("members.none")}</p>
      )}
      {groups.map((group) => (
        <div key={group.name}>
          <h4 className="pt-2 pb-1 text-tiny font-strong text-quiet">
            {say(`members.${group.name}`)}
          </h4>
          <ul>
            {group.members.slice(0, drawnAtOnce).map((member) => (
              <li key={member.person.id}>
                <MemberRow member={member} info={info} here={group.name === "here"} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <InviteDialog
        open={inviting}
        onClose={() => setInviting(false)}
        info={info}
        members={members ?? []}
      />
    </section>
  );
}

function useMembers({ info: { id }, members }: ConversationState) {
  const parley = useParley();
  const { problem, again } = useAsked(useCallback(() => parley.members(id), [parley, id]));
  return { members, problem, again };
}

function useGroups({ members }: ConversationState, typed: string) {
  const presence = useParleyState((state) => state.presence);
  const me = useMe();
  const nameOf = useNames();
  useWatch((members ?? []).map(({ person }) => person.id));
  return useMemo(() => {
    const sought = typed.trim().toLowerCase();
    const found = (members ?? []).filter(({ person }) =>
      `${nameOf(person)} ${person.displayName} ${person.username ?? ""}`
        .toLowerCase()
        .includes(sought),
    );
    const isHere = (id: number) => id === me?.id || presence.get(id) === "online";
    return arrange(found, isHere, ({ person }) => nameOf(person));
  }, [members, typed, presence, me, nameOf]);
}
