import { useMe, useParley } from "@parley/client";
import {
  conversationName,
  limits,
  topic as topicShape,
  type MyConversation,
} from "@parley/protocol";
import { useState, type FormEvent } from "react";
import { useTitles } from "../conversations/names.ts";
import { Button } from "../pieces/button.tsx";
import { Dialog } from "../pieces/dialog.tsx";
import { Field } from "../pieces/field.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { mayRename, maySetTopic } from "./may.ts";

interface EditDialogProps {
  info: MyConversation;
  open: boolean;
  onClose: () => void;
}

/** A new name or topic. */
export function EditDialog({ info, open, onClose }: EditDialogProps) {
  const { say } = useWords();
  const conversation = useTitles()(info);
  return (
    <Dialog open={open} onClose={onClose} title={say("members.edit.title", { conversation })}>
      <EditForm info={info} onClose={onClose} />
    </Dialog>
  );
}

function EditForm({ info, onClose }: Omit<EditDialogProps, "open">) {
  const { say, sayError } = useWords();
  const parley = useParley();
  const me = useMe();
  const { tell } = useNotice();
  const [name, setName] = useState(info.name ?? "");
  const [topic, setTopic] = useState(info.topic);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<{ name?: string; topic?: string; other?: string }>({});
  if (!me) return null;

  async function save(event: FormEvent) {
    event.preventDefault();
    const wrong = {
      ...(!conversationName.safeParse(name).success && {
        name: say("find.new.name.shape", { max: limits.conversationNameMax }),
      }),
      ...(!topicShape.safeParse(topic).success && {
        topic: say("find.new.topic.shape", { max: limits.topicMax }),
      }),
    };
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    try {
      await parley.api.call("changeConversation", {
        params: { conversation: info.id },
        body: {
          ...(name !== info.name && { name }),
          ...(topic !== info.topic && { topic }),
        },
      });
      tell({ words: say("members.edit.saved") });
      onClose();
    } catch (error) {
      setProblems({ other: sayError(error) });
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={(event) => void save(event)} noValidate className="flex flex-col gap-4">
      {mayRename(info, me) && (
        <Field
          label={say("members.edit.name")}
          hint={say("members.edit.name.hint")}
          problem={problems.name}
          value={name}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      {maySetTopic(info, me) && (
        <Field
          label={say("members.edit.topic")}
          hint={say("members.edit.topic.hint")}
          problem={problems.topic}
          value={topic}
          autoComplete="off"
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
      )}
      {problems.other && (
        <p role="alert" className="text-small text-wrong">
          {problems.other}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{say("app.cancel")}</Button>
        <Button type="submit" look="main" busy={busy}>
          {say("app.save")}
        </Button>
      </div>
    </form>
  );
}
