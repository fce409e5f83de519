import type { ConversationState } from "@parley/client";
import { isBlank, lengthOf, limits } from "@parley/protocol";
import { Check, SendHorizontal, Smile } from "lucide-react";
import { useId, useLayoutEffect, type KeyboardEvent, type RefObject } from "react";
import { Button } from "../pieces/button.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useEnterKey } from "../settings/enterKey.ts";
import { isTouch } from "../shell/width.ts";
import { EmojiPicker } from "../timeline/emojiPicker.tsx";
import { useWords } from "../words/words.tsx";
import { Counter } from "./counter.tsx";
import { actOf, type Act } from "./keys.ts";
import { MentionList } from "./mentionList.tsx";
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

/** The field itself, the people it offers while a mention is typed, and the button that sends. */
export function WritingArea(props: WritingAreaProps) {
  const { label, conversation, text, area, editing, busyWith, onChange } = props;
  const { say } = useWords();
  const enterKey = useEnterKey();
  const listId = useId();
  const mentions = useMentions(conversation, text, area, onChange);
  useAutosize(area, text);
  const sendable = !isBlank(text) && lengthOf(text) <= limits.bodyMax;

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
        choosing: mentions.open,
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
        return mentions.choose();
      case "choose-next":
        return mentions.step(1);
      case "choose-previous":
        return mentions.step(-1);
      case "close-list":
        return mentions.close();
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
    <div className="relative">
      <MentionList id={listId} mentions={mentions} />
      <textarea
        ref={area}
        rows={1}
        dir="auto"
        data-region-entry
        aria-label={label}
        placeholder={label}
        value={text}
        enterKeyHint={isTouch() || enterKey === "line" ? "enter" : "send"}
        {...mentions.spoken(listId)}
        onChange={(event) => onChange(event.currentTarget.value)}
        onSelect={mentions.look}
        onBlur={mentions.close}
        onKeyDown={press}
        className="block max-h-[40dvh] w-full resize-none bg-transparent px-3 pt-2.5 pb-1 text-body outline-none"
      />
      <div className="flex items-center gap-1 px-1.5 pb-1.5">
        <EmojiPicker icon={Smile} name={say("composer.emoji")} onChoose={put} />
        <span className="min-w-0 flex-1" />
        <Counter length={lengthOf(text)} />
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
    </div>
  );
}

/** As high as what is written, up to the limit of its style. */
function useAutosize(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const paper = area.current;
    if (!paper) return;
    paper.style.setProperty("height", "auto");
    paper.style.setProperty("height", `${paper.scrollHeight}px`);
  }, [area, text]);
}
