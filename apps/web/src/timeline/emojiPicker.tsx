import { Popover } from "@base-ui/react/popover";
import { emoji as oneEmoji } from "@parley/protocol";
import { SmilePlus, type LucideIcon } from "lucide-react";
import { useState, type FormEvent } from "react";
import { Button } from "../pieces/button.tsx";
import { Field } from "../pieces/field.tsx";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWords } from "../words/words.tsx";

const usual = "👍 👎 ❤️ 😂 🙂 😮 😢 😡 🎉 🙏 👏 🔥 ✅ ❌ 👀 💯 🤔 😅 😍 🥳 💪 🤝 ☕ 🌱".split(" ");

interface EmojiPickerProps {
  name: string;
  icon?: LucideIcon;
  onChoose: (emoji: string) => void;
  onOpen?: (open: boolean) => void;
  small?: boolean;
}

/** The emoji most asked for, and a line to type or paste any other. */
export function EmojiPicker(props: EmojiPickerProps) {
  const { name, icon = SmilePlus, onChoose, onOpen, small = true } = props;
  const { say } = useWords();
  const [open, setOpen] = useState(false);

  function turn(isOpen: boolean) {
    setOpen(isOpen);
    onOpen?.(isOpen);
  }

  function choose(emoji: string) {
    turn(false);
    onChoose(emoji);
  }

  return (
    <Popover.Root open={open} onOpenChange={turn}>
      <Popover.Trigger render={<IconButton small={small} icon={icon} name={name} />} />
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={4} className="z-50">
          <Popover.Popup
            aria-label={say("emoji.title")}
            className="appears w-72 rounded-surface border border-line bg-surface p-2 shadow-float"
          >
            <div className="grid grid-cols-8 gap-0.5">
              {usual.map((emoji) => (
                <button
                  key={emoji}
                  type="button"
                  onClick={() => choose(emoji)}
                  className="flex size-8 items-center justify-center rounded-control text-title hover:bg-hover"
                >
                  {emoji}
                </button>
              ))}
            </div>
            <OtherEmoji onChoose={choose} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function OtherEmoji({ onChoose }: { onChoose: (emoji: string) => void }) {
  const { say } = useWords();
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const { success } = oneEmoji.safeParse(text.trim());
    if (success) onChoose(text.trim());
    else setWrong(true);
  }

  return (
    <form onSubmit={submit} className="mt-2 flex items-start gap-2 border-t border-line pt-2">
      <Field
        label={say("emoji.own")}
        labelHidden
        placeholder={say("emoji.own")}
        value={text}
        problem={wrong && say("emoji.notOne")}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWrong(false);
        }}
        className="min-w-0 flex-1"
      />
      <Button type="submit" className="min-h-10">
        {say("emoji.add")}
      </Button>
    </form>
  );
}
