import { uploadsOf, useConnection, useMe, useParley, type OutboxItem } from "@parley/client";
import { isBlank, type MyConversation } from "@parley/protocol";
import { CircleAlert, Clock3 } from "lucide-react";
import { useDesk } from "../composer/desk.tsx";
import { LedgerRoom } from "../deliveries/ledgerLine.tsx";
import { Attachments } from "../files/attachments.tsx";
import { Button } from "../pieces/button.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { BodyText, lineBelow } from "./body.tsx";
import { RowFrame, type FrameProps } from "./frame.tsx";
import { Quote } from "./quote.tsx";

interface PendingRowProps extends FrameProps {
  item: OutboxItem;
  info: MyConversation;
}

/** A message on its way, or one that did not get there. */
export function PendingRow({ item, info, ...frame }: PendingRowProps) {
  const me = useMe();
  const wordless = isBlank(item.body);
  const state = (
    <>
      {item.status === "sending" && <Sending item={item} />}
      <LedgerRoom info={info} />
    </>
  );
  return (
    <RowFrame
      {...frame}
      sender={me ?? undefined}
      own
      at={new Date(item.at)}
      quote={item.replyTo !== undefined && <Quote to={item.replyTo} info={info} />}
    >
      <div
        dir="auto"
        className="flow-root text-start break-words whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        <span className={item.status === "sending" ? "opacity-70" : ""}>
          <BodyText body={item.body} mentions={[]} />
        </span>
        {!wordless && state}
      </div>
      <Attachments files={item.files} />
      {wordless && <div className={lineBelow}>{state}</div>}
      {item.status === "failed" && <Failed item={item} />}
    </RowFrame>
  );
}

function Sending({ item }: { item: OutboxItem }) {
  const { say } = useWords();
  const parley = useParley();
  const online = useConnection().phase === "online";
  return (
    <span className="ms-2 inline-flex items-center gap-1 align-middle text-tiny text-quiet">
      <Icon of={Clock3} size={12} {...(online && { name: say("message.sending") })} />
      {!online && (
        <>
          {say("message.waiting")}
          <Button look="quiet" className="min-h-6" onClick={() => parley.discard(item.cid)}>
            {say("message.discard")}
          </Button>
        </>
      )}
    </span>
  );
}

function Failed({ item }: { item: OutboxItem }) {
  const { say, sayError } = useWords();
  const parley = useParley();
  const desk = useDesk();
  const reason =
    item.error === "unreachable" || item.error === undefined
      ? say("message.failed.unreachable")
      : sayError(item.error);

  function edit() {
    const text = parley.takeBack(item.cid);
    if (text === null) return;
    // What the server no longer has cannot be sent once more.
    if (item.files && item.error !== "file_unusable")
      uploadsOf(parley).putBack(item.conversation, item.files);
    if (text === "") desk.focus();
    else desk.put(text);
  }

  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
      <p role="alert" className="flex items-center gap-1.5 text-wrong">
        <Icon of={CircleAlert} />
        {say("message.failed", { reason })}
      </p>
      <span className="flex gap-1">
        <Button onClick={() => parley.retry(item.cid)}>{say("message.retry")}</Button>
        <Button look="quiet" onClick={edit}>
          {say("message.failedEdit")}
        </Button>
        <Button look="quiet" onClick={() => parley.discard(item.cid)}>
          {say("message.discard")}
        </Button>
      </span>
    </div>
  );
}
