import {
  isolate,
  parseEntry,
  uploadsOf,
  useConversation,
  useMe,
  useParley,
  useParleyState,
  type Basket,
  type ConversationState,
} from "@parley/client";
import { isBlank, type Id, type Message } from "@parley/protocol";
import { Box } from "ink";
import { useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { Line } from "../paint/paint.ts";
import { insert, moveTo } from "../readline/editor.ts";
import { withoutIsolates } from "../safe/harmless.ts";
import { Lines } from "../screen/lines.tsx";
import { useNames } from "../screen/names.ts";
import { useUi, useUiStore } from "../screen/ui.ts";
import { useWords } from "../words/useWords.ts";
import { FieldView } from "./fieldView.tsx";
import { Find } from "./find.tsx";
import { offerLines } from "./offerLines.ts";
import { isMuch, PasteQuestion } from "./paste.tsx";
import { aboutLine, costLine, filesLine, lengthLine, useTexting } from "./strips.tsx";
import { useComposerKeys } from "./useComposerKeys.ts";
import { useEntry } from "./useEntry.ts";
import { useField } from "./useField.ts";
import { useHistory } from "./useHistory.ts";
import { useOffers } from "./useOffers.ts";
import { useSending } from "./useSending.ts";

interface ComposerProps {
  conversation: Id;
  width: number;
  /** How much room it may take, everything in it counted. */
  maxRows: number;
  /** It may have become larger or smaller. */
  onLaidOut?: () => void;
}

/** Where one writes, or why one cannot. */
export function Composer({ conversation: id, ...place }: ComposerProps) {
  const conversation = useConversation(id);
  const { say } = useWords();
  const names = useNames();
  const blocked = useParleyState(({ contacts }) =>
    contacts?.blocks.some(({ person }) => person.id === conversation?.info.with?.id),
  );
  if (!conversation) return null;
  if (!blocked) return <Writing {...place} conversation={conversation} />;
  const name = isolate(names.title(conversation.info));
  const line: Line = [{ text: withoutIsolates(say("composer.blocked", { name })), role: "quiet" }];
  return <Lines lines={[line]} width={place.width} />;
}

interface WritingProps extends Omit<ComposerProps, "conversation"> {
  conversation: ConversationState;
}

function Writing({ conversation, width, maxRows, onLaidOut }: WritingProps) {
  const { info } = conversation;
  const parley = useParley();
  const words = useWords();
  const names = useNames();
  const ui = useUiStore();
  const isFocused = useUi((now) => now.focus === "composer" && !now.overlay && !now.question);
  const edited = useMessage(
    conversation,
    useUi((now) => now.editing),
  );
  const answered = useMessage(
    conversation,
    useUi((now) => now.replyTo),
  );
  const basket = useBasket(info.id);
  const texting = useTexting(info);
  const history = useHistory();
  const [asking, setAsking] = useState<{ kind: "paste"; text: string } | { kind: "find" } | null>(
    null,
  );
  const [breaks, setBreaks] = useState(false);

  const [editor, written] = useField(info.id, edited);
  const field: typeof written = {
    ...written,
    change: (next) => changed(() => written.change(next)),
  };
  const offers = useOffers(conversation, field, edited !== null);
  const sending = useSending(conversation, field, edited, history);
  const enter = useEntry(conversation, field, sending, edited !== null);

  /** What changes is not what was about to leave, and is told of only if it is for the others. */
  function changed(change: () => boolean): boolean {
    const { text } = written.now();
    if (!change()) return false;
    const now = written.now().text;
    if (now === text) return true;
    if (basket.waiting) uploadsOf(parley).stay(info.id);
    if (!edited && !isBlank(now) && parseEntry(now).kind === "text") parley.typing(info.id);
    return true;
  }

  useComposerKeys({
    field,
    width,
    offers,
    sending,
    history,
    enter,
    breaks,
    setBreaks,
    isActive: isFocused,
    paste: (text) => {
      if (isMuch(text)) setAsking({ kind: "paste", text });
      else field.change((before) => insert(before, text));
    },
    find: () => setAsking({ kind: "find" }),
  });

  const done = (text: string | null) => {
    setAsking(null);
    if (text !== null) field.change((before) => insert(before, text));
  };
  const strips = [
    aboutLine(edited, answered, names, words),
    edited ? null : filesLine(basket, words),
    edited ? null : costLine(editor.text, texting, words),
    lengthLine(editor.text, words),
  ].filter((line) => line !== null);
  const room = Math.max(1, maxRows - strips.length - (asking ? 2 : 0));
  const offered = offers.open && isFocused && !asking && room > 1;
  const list = offered ? offerLines(offers.open!, Math.min(6, room - 1), width, words) : [];

  useLayoutEffect(() => onLaidOut?.());
  return (
    <Box flexDirection="column" flexShrink={0} width={width}>
      <Lines lines={[...list, ...strips]} width={width} />
      {asking?.kind === "paste" && (
        <PasteQuestion
          text={asking.text}
          width={width}
          onText={done}
          onFile={(text) => {
            setAsking(null);
            sending.attachText(text);
          }}
        />
      )}
      {asking?.kind === "find" && (
        <Find
          entries={history.entries()}
          width={width}
          onDone={(found) => {
            setAsking(null);
            if (found !== null) field.put(found);
          }}
        />
      )}
      <FieldView
        editor={editor}
        placeholder={usePlaceholder(conversation)}
        prompt={{ text: breaks ? "¶ " : "› ", role: "you", bold: true }}
        width={width}
        maxRows={Math.max(1, room - list.length)}
        isFocused={isFocused && !asking}
        onClick={(at) => {
          ui.show(null);
          ui.focus("composer");
          field.change((before) => moveTo(before, at));
        }}
      />
    </Box>
  );
}

function usePlaceholder({ info }: ConversationState): string {
  const { say } = useWords();
  const names = useNames();
  const me = useMe();
  if (info.with !== null && info.with.id === me?.id) return say("composer.notes");
  const way = info.phones ? (info.kind === "direct" ? ".phone" : ".phones") : "";
  const conversation = isolate(names.title(info));
  return withoutIsolates(say(`composer.label${way}`, { conversation }));
}

function useMessage({ timeline }: ConversationState, seq: number | null): Message | null {
  if (seq === null) return null;
  return timeline.messages.find((message) => message.seq === seq && !message.deletedAt) ?? null;
}

function useBasket(id: Id): Basket {
  const uploads = uploadsOf(useParley());
  const get = () => uploads.get(id);
  return useSyncExternalStore(uploads.subscribe, get, get);
}
