import { isolate, useMe, useParley } from "@parley/client";
import type { MyConversation } from "@parley/protocol";
import { LogOut, Trash2 } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { useTitles } from "../conversations/names.ts";
import { paths } from "../paths.ts";
import { Button } from "../pieces/button.tsx";
import { Confirm } from "../pieces/confirm.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { mayDelete, mayLeave } from "./may.ts";

/** The ways out of a conversation, each behind a question. */
export function Partings({ info }: { info: MyConversation }) {
  const { say } = useWords();
  const parley = useParley();
  const me = useMe();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState<"leave" | "delete" | null>(null);
  const conversation = isolate(useTitles()(info));
  const params = { conversation: info.id };
  if (!me) return null;

  async function leave() {
    await parley.api.call("removeMember", { params: { ...params, person: "me" } });
    navigate(paths.home);
  }

  async function remove() {
    await parley.api.call("deleteConversation", { params });
    navigate(paths.home);
  }

  const ends = info.kind === "group" && info.members === 1;
  return (
    <section className="flex flex-wrap gap-2 p-4">
      {mayLeave(info) && (
        <Button onClick={() => setAsking("leave")}>
          <Icon of={LogOut} className="rtl:-scale-x-100" />
          {say("members.leave")}
        </Button>
      )}
      {mayDelete(info, me) && (
        <Button className="text-wrong" onClick={() => setAsking("delete")}>
          <Icon of={Trash2} />
          {say("members.delete")}
        </Button>
      )}
      <Confirm
        open={asking === "leave"}
        onClose={() => setAsking(null)}
        title={say("members.leave.title", { conversation })}
        action={say(`members.leave.action.${info.kind}`)}
        onConfirm={leave}
      >
        {ends ? say("members.leave.last") : say("members.leave.body")}
      </Confirm>
      <Confirm
        open={asking === "delete"}
        onClose={() => setAsking(null)}
        title={say("members.delete.title", { conversation })}
        action={say(`members.delete.action.${info.kind}`)}
        onConfirm={remove}
      >
        {say("members.delete.body")}
      </Confirm>
    </section>
  );
}
