import { useMe, useParley } from "@parley/client";
import type { Member, MyConversation, Role } from "@parley/protocol";
import { useBegin } from "../find/begin.ts";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { mayChangeRole, mayRemove } from "./may.ts";

interface MemberAct {
  name: string;
  label: string;
  run: () => void;
}

/** What the reader may do about a member. */
export function useMemberActs(member: Member, info: MyConversation, askToRemove: () => void) {
  const parley = useParley();
  const me = useMe();
  const { say } = useWords();
  const { message } = useBegin();
  const { tellError } = useNotice();
  const { person, role, state } = member;
  const params = { conversation: info.id, person: person.id };
  const acts: MemberAct[] = [];
  const remove = () => parley.api.call("removeMember", { params });

  if (me) {
    const other = person.id !== me.id;
    if (other && person.kind !== "phone") {
      add("message", say("members.message"), () => message(person.id));
    }
    if (state === "joined" && mayChangeRole(info, me)) {
      if (role !== "owner") addRole("owner", say("members.makeOwner"));
      if (role !== "moderator") addRole("moderator", say("members.makeModerator"));
      if (role !== "member") addRole("member", say("members.makeMember"));
    }
    if (mayRemove(info, me, member)) {
      if (state === "requested") add("withdraw", say("members.withdraw"), remove);
      else acts.push({ name: "remove", label: say("members.remove"), run: askToRemove });
    }
  }
  return { acts, remove };

  function add(name: string, label: string, run: () => Promise<unknown>) {
    acts.push({ name, label, run: () => void run().catch(tellError) });
  }

  function addRole(next: Role, label: string) {
    add(next, label, () => parley.api.call("putMember", { params, body: { role: next } }));
  }
}
