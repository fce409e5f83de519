import { Hash, MessageCircle, Plus, Users } from "lucide-react";
import { useState, type ReactElement } from "react";
import { Dialog } from "../pieces/dialog.tsx";
import { Menu, MenuItem } from "../pieces/menu.tsx";
import { Button } from "../pieces/button.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { NewDirect } from "./newDirect.tsx";
import { NewNamed } from "./newNamed.tsx";

type NewKind = "direct" | "channel" | "group";

const icons = { direct: MessageCircle, channel: Hash, group: Users };
const kinds = Object.keys(icons) as NewKind[];

/** A button that asks which kind of conversation to begin; without one of its own, "New conversation". */
export function NewConversationMenu({ button }: { button?: ReactElement }) {
  const { say } = useWords();
  const [kind, setKind] = useState<NewKind | null>(null);
  return (
    <>
      <Menu
        button={
          button ?? (
            <Button>
              <Icon of={Plus} />
              {say("find.new")}
            </Button>
          )
        }
      >
        {kinds.map((each) => (
          <MenuItem key={each} icon={icons[each]} onClick={() => setKind(each)}>
            {say(`find.new.${each}`)}
          </MenuItem>
        ))}
      </Menu>
      <NewConversation kind={kind} onClose={() => setKind(null)} />
    </>
  );
}

interface NewConversationProps {
  /** Null: closed. */
  kind: NewKind | null;
  onClose: () => void;
}

function NewConversation({ kind, onClose }: NewConversationProps) {
  const { say } = useWords();
  // The words stay while the dialog fades.
  const [last, setLast] = useState<NewKind>("direct");
  if (kind && kind !== last) setLast(kind);
  return (
    <Dialog
      open={kind !== null}
      onClose={onClose}
      title={say(`find.new.${last}`)}
      description={say(`find.new.${last}.body`)}
    >
      {last === "direct" ? (
        <NewDirect onDone={onClose} />
      ) : (
        <NewNamed key={last} kind={last} onDone={onClose} />
      )}
    </Dialog>
  );
}
