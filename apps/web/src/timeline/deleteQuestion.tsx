import { Confirm } from "../pieces/confirm.tsx";
import { useWords } from "../words/words.tsx";

interface DeleteQuestionProps {
  open: boolean;
  onClose: () => void;
  onDelete: () => Promise<void>;
}

export function DeleteQuestion({ open, onClose, onDelete }: DeleteQuestionProps) {
  const { say } = useWords();
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={say("message.delete.title")}
      action={say("message.delete.action")}
      onConfirm={onDelete}
    >
      {say("message.delete.body")}
    </Confirm>
  );
}
