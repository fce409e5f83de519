import { useMe, useParley } from "@parley/client";
import { isBlank, type Message, type MyConversation } from "@parley/protocol";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { Phone } from "lucide-react";
import { useKnown } from "../conversations/names.ts";
import { LedgerLine, ledgerWidth } from "../deliveries/ledgerLine.tsx";
import { Attachments } from "../files/attachments.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { Actions } from "./actions.tsx";
import { Body, lineBelow } from "./body.tsx";
import { DeleteQuestion } from "./deleteQuestion.tsx";
import { RowFrame, type FrameProps } from "./frame.tsx";
import { Quote } from "./quote.tsx";
import { Reactions } from "./reactions.tsx";
import { useActs } from "./useActs.ts";

interface MessageRowProps extends FrameProps {
  message: Message;
  info: MyConversation;
  sought: boolean;
}

/** A message as the server holds it. */
export function MessageRow({ message, info, sought, ...frame }: MessageRowProps) {
  const me = useMe();
  const parley = useParley();
  const sender = useKnown(message.sender);
  const [deleting, setDeleting] = useState(false);
  const acts = useActs(message, info, () => setDeleting(true));
  const own = message.sender === me?.id;
  const gone = message.deletedAt !== undefined;
  const wantsMe = !own && me !== null && message.mentions?.includes(me.id);

  function press(event: KeyboardEvent) {
    if (!(event.target as HTMLElement).matches("[data-row]")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = acts.find(({ key }) => key === event.key.toLowerCase());
    if (!act) return;
    event.preventDefault();
    act.run();
  }

  return (
    <div onKeyDown={press}>
      <RowFrame
        {...frame}
        sender={sender}
        own={own}
        at={new Date(message.at)}
        lane={message.lane === "text" && <ByText />}
        tint={sought ? "sought" : wantsMe ? "wants" : undefined}
        quote={message.replyTo !== undefined && <Quote to={message.replyTo} info={info} />}
        actions={(stay) =>
          info.me.state === "joined" && (
            <div className={ledgerWidth(info)}>
              <Actions message={message} acts={acts} onOpen={stay} />
            </div>
          )
        }
      >
        {gone ? (
          <Deleted />
        ) : (
          <Content message={message} end={own && <LedgerLine message={message} info={info} />} />
        )}
        {!gone && <Reactions message={message} />}
      </RowFrame>
      <DeleteQuestion
        open={deleting}
        onClose={() => setDeleting(false)}
        onDelete={() => parley.remove(message.conversation, message.seq)}
      />
    </div>
  );
}

/** The words and the files; what stands at the end of one's own words stands below files alone. */
function Content({ message, end }: { message: Message; end: ReactNode }) {
  const wordless = isBlank(message.body);
  return (
    <>
      {!wordless && <Body message={message} end={end} />}
      <Attachments files={message.files} />
      {wordless && end && <div className={lineBelow}>{end}</div>}
    </>
  );
}

function Deleted() {
  const { say } = useWords();
  return <p className="text-quiet italic">{say("message.deleted")}</p>;
}

function ByText() {
  const { say } = useWords();
  return (
    <span className="flex items-center gap-1 text-tiny text-by-text">
      <Icon of={Phone} size={12} />
      {say("message.byText")}
    </span>
  );
}
