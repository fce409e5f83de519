import type { ConversationState } from "@parley/client";
import { isBlank, lengthOf, limits } from "@parley/protocol";
import { Check, SendHorizontal, Smile } from "lucide-react";
import { useEffect, useId, type KeyboardEvent, type RefObject } from "react";
import { AttachButton } from "../files/attachButton.tsx";
import { pastedIn } from "../files/given.ts";
import { useUploads } from "../files/useUploads.ts";
import { Button } from "../pieces/button.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useEnterKey } from "../settings/enterKey.ts";
import { isTouch } from "../shell/width.ts";
import { EmojiPicker } from "../timeline/emojiPicker.tsx";
import { useWords } from "../words/words.tsx";
import { CommandList } from "./commandList.tsx";
import { actOf, type Act } from "./keys.ts";
import { MentionList } from "./mentionList.tsx";
import { spokenOf } from "./offerList.tsx";
import { useCommands } from "./useCommands.ts";
import { useMentions } from "./useMentions.ts";

interface WritingAreaProps {
  label: string;
  conversation: ConversationState;
  text: string;
  area: RefObject<HTMLTextAreaElement | null>;
  editing: boolean;
  busyWith: boolean;
  onChange: (text: string) => void;
  onSend: () => void;
  onCancel: () => void;
  onEditLast: () => void;
}

/** The field itself, what it offers while a mention or a command is typed, and the button that sends. */
export function WritingArea(props: WritingAreaProps) {
  const { label, conversation, text, area, editing, busyWith, onChange } = props;
  const { say } = useWords();
  const enterKey = useEnterKey();
  const listId = useId();
  const mentions = useMentions(conversation, text, area, onChange);
  const commands = useCommands(conversation.info, editing ? "" : text, area, onChange);
  const offers = commands.open ? commands : mentions;
  useEffect(() => {
    // On touch the keyboard would cover half of what one has come to read.
    if (!isTouch()) area.current?.focus({ preventScroll: true });
  }, [area]);
  const [basket, uploads] = useUploads(conversation.info.id);
  const carries = !editing && basket.uploads.length > 0;
  const leaving = !editing && basket.waiting !== null;
  const sendable = (carries || !isBlank(text)) && lengthOf(text) <= limits.bodyMax && !leaving;

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    const act = actOf(
      {
        key: event.key,
        shift: event.shiftKey,
        alt: event.altKey,
        control: event.ctrlKey || event.metaKey,
        // Safari ends the composition before the Enter that ends it; only the code tells.
        composing: event.nativeEvent.isComposing || event.keyCode === 229,
      },
      {
        enterBreaks: enterKey === "line" || isTouch(),
        empty: text === "",
        choosing: offers.open,
        busyWith,
      },
    );
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    run(act);
  }

  function run(act: Act) {
    switch (act) {
      case "send":
        return props.onSend();
      case "edit-last":
        return props.onEditLast();
      case "cancel":
        return props.onCancel();
      case "choose":
        return offers.choose();
      case "choose-next":
        return offers.step(1);
      case "choose-previous":
        return offers.step(-1);
      case "close-list":
        return offers.close();
    }
  }

  function put(emoji: string) {
    const at = area.current?.selectionStart ?? text.length;
    onChange(text.slice(0, at) + emoji + text.slice(area.current?.selectionEnd ?? at));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at + emoji.length, at + emoji.length);
    });
  }

  return (
    <div className="relative flex items-end gap-1 p-1 ps-3">
      {offers === commands ? (
        <CommandList id={listId} offered={commands} />
      ) : (
        <MentionList id={listId} mentions={mentions} />
      )}
      {/* The same words behind the field give it its height, without a moment at another height. */}
      <div className="grid max-h-[40dvh] min-w-0 flex-1 self-center overflow-y-auto">
        <div aria-hidden className={`invisible ${cell}`}>
          {`${text} `}
        </div>
        <textarea
          ref={area}
          rows={1}
          dir="auto"
          data-region-entry
          aria-label={label}
          placeholder={label}
          value={text}
          enterKeyHint={isTouch() || enterKey === "line" ? "enter" : "send"}
          {...spokenOf(listId, offers)}
          onChange={(event) => onChange(event.currentTarget.value)}
          onSelect={mentions.look}
          onBlur={() => {
            mentions.close();
            commands.close();
          }}
          onKeyDown={press}
          readOnly={leaving}
          onPaste={(event) => {
            const pasted = editing ? [] : pastedIn(event.clipboardData);
            if (pasted.length === 0) return;
            event.preventDefault();
            uploads.add(conversation.info.id, pasted);
          }}
          className={`resize-none overflow-hidden bg-transparent outline-none ${cell}`}
        />
      </div>
      {!editing && <AttachButton conversation={conversation.info.id} />}
      <EmojiPicker small={false} icon={Smile} name={say("composer.emoji")} onChoose={put} />
      <Button
        look={sendable ? "main" : "quiet"}
        disabled={!sendable}
        aria-label={editing ? say("composer.save") : say("composer.send")}
        onClick={props.onSend}
        className="px-2.5"
      >
        <Icon of={editing ? Check : SendHorizontal} size={18} className="rtl:-scale-x-100" />
      </Button>
    </div>
  );
}

const cell =
  "[grid-area:1/1] min-w-0 py-1.5 text-body whitespace-pre-wrap break-words [overflow-wrap:anywhere] placeholder:truncate";
