import { isolate, useParley } from "@parley/client";
import type { Member, MyConversation, Person } from "@parley/protocol";
import { useState } from "react";
import { useNames, useTitles } from "../conversations/names.ts";
import { PeopleChooser } from "../find/peopleChooser.tsx";
import { Dialog } from "../pieces/dialog.tsx";
import { useWords } from "../words/words.tsx";

interface InviteDialogProps {
  open: boolean;
  onClose: () => void;
  info: MyConversation;
  members: readonly Member[];
}

/** Invites one after the other, saying how each went. */
export function InviteDialog({ open, onClose, info, members }: InviteDialogProps) {
  const { say, sayError } = useWords();
  const parley = useParley();
  const nameOf = useNames();
  const conversation = useTitles()(info);
  const [news, setNews] = useState<{ words: string; wrong: boolean } | null>(null);

  async function invite(person: Person) {
    try {
      await parley.api.call("putMember", {
        params: { conversation: info.id, person: person.id },
        body: {},
      });
      const name = isolate(nameOf(person));
      setNews({ words: say("members.invite.done", { name }), wrong: false });
    } catch (error) {
      setNews({ words: sayError(error), wrong: true });
    }
  }

  function close() {
    setNews(null);
    onClose();
  }

  return (
    <Dialog
      open={open}
      onClose={close}
      title={say("members.invite.title", { conversation: isolate(conversation) })}
      description={say("members.invite.body")}
    >
      <PeopleChooser
        label={say("members.invite.field")}
        without={members.map(({ person }) => person.id)}
        onChoose={(person) => void invite(person)}
      />
      <p role="status" className={`min-h-6 pt-2 text-small ${news?.wrong ? "text-wrong" : ""}`}>
        {news?.words}
      </p>
    </Dialog>
  );
}
