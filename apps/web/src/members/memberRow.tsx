import { isolate, useMe } from "@parley/client";
import type { Member, MyConversation } from "@parley/protocol";
import { Ellipsis, Phone } from "lucide-react";
import { useState } from "react";
import { useNames } from "../conversations/names.ts";
import { Confirm } from "../pieces/confirm.tsx";
import { Face } from "../pieces/face.tsx";
import { Icon } from "../pieces/icon.tsx";
import { IconButton } from "../pieces/iconButton.tsx";
import { Menu, MenuItem } from "../pieces/menu.tsx";
import { useWords } from "../words/words.tsx";
import { useMemberActs } from "./useMemberActs.ts";

interface MemberRowProps {
  member: Member;
  info: MyConversation;
  here: boolean;
}

/** One member: who they are, their role, and what one can do about them. */
export function MemberRow({ member, info, here }: MemberRowProps) {
  const { say } = useWords();
  const me = useMe();
  const nameOf = useNames();
  const [removing, setRemoving] = useState(false);
  const { acts, remove } = useMemberActs(member, info, () => setRemoving(true));
  const { person, role, byText } = member;
  const name = nameOf(person);
  const { kind } = person;
  const special = kind === "guest" || kind === "bot" ? say(`members.kind.${kind}`) : null;
  const beside = [special, role !== "member" && say(`members.role.${role}`)].filter(Boolean);

  return (
    <div className="flex min-h-10 items-center gap-2.5 rounded-control py-1">
      <Face person={person} name={name} size="small" online={here} />
      <p dir="auto" className="name-line min-w-0 flex-1">
        {person.id === me?.id ? say("members.you", { name }) : name}
      </p>
      {beside.length > 0 && (
        <span className="shrink-0 text-tiny text-quiet">{beside.join(" · ")}</span>
      )}
      {byText && (
        <span className="flex shrink-0 items-center gap-1 text-tiny text-by-text">
          <Icon of={Phone} size={12} />
          {say("members.kind.phone")}
        </span>
      )}
      {acts.length > 0 && (
        <Menu
          button={
            <IconButton
              small
              icon={Ellipsis}
              name={say("members.actions", { name: isolate(name) })}
            />
          }
        >
          {acts.map((act) => (
            <MenuItem key={act.name} wrong={act.name === "remove"} onClick={act.run}>
              {act.label}
            </MenuItem>
          ))}
        </Menu>
      )}
      <Confirm
        open={removing}
        onClose={() => setRemoving(false)}
        title={say("members.remove.title", { name: isolate(name) })}
        action={say("members.remove.action")}
        onConfirm={remove}
      >
        {say("members.remove.body")}
      </Confirm>
    </div>
  );
}
