import { useConversation, type ConversationState } from "@parley/client";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { Composer } from "../composer/composer.tsx";
import { DeskProvider } from "../composer/desk.tsx";
import { LedgerPane } from "../deliveries/ledgerPane.tsx";
import { DropArea } from "../files/dropArea.tsx";
import { ViewerProvider } from "../files/viewer.tsx";
import { Details } from "../members/details.tsx";
import { paths } from "../paths.ts";
import { Button } from "../pieces/button.tsx";
import { Empty } from "../pieces/empty.tsx";
import { Invitation } from "../requests/invitation.tsx";
import { useOpen } from "../shell/open.ts";
import { useWidth } from "../shell/width.ts";
import { Timeline } from "../timeline/timeline.tsx";
import { useWords } from "../words/words.tsx";
import { ConversationHead } from "./conversationHead.tsx";
import { keepOpened } from "./lastOpened.ts";

/** The screen of the open conversation: what was said, what to say, and its details when asked for. */
export function Conversation() {
  const { conversation: id } = useOpen();
  const conversation = useConversation(id ?? 0);
  if (!conversation) return <Gone />;
  return (
    <DeskProvider key={conversation.info.id}>
      <ViewerProvider>
        <Open conversation={conversation} />
      </ViewerProvider>
    </DeskProvider>
  );
}

function Open({ conversation }: { conversation: ConversationState }) {
  const width = useWidth();
  const { details, seq, deliveries } = useOpen();
  const beside = details || deliveries !== null;
  const over = width !== "wide";
  const { id, kind, me } = conversation.info;
  // A direct can be read before it is accepted; anything else cannot.
  const invited = me.state === "requested" && kind !== "direct";
  useEffect(() => keepOpened(id), [id]);
  return (
    <div className="flex h-full">
      {(!beside || width !== "phone") && (
        <DropArea info={conversation.info}>
          <ConversationHead conversation={conversation} details={details} />
          {invited ? (
            <Invitation info={conversation.info} />
          ) : (
            <Timeline conversation={conversation} seek={seq} />
          )}
          <Composer conversation={conversation} />
        </DropArea>
      )}
      {details && <Details conversation={conversation} over={over} />}
      {deliveries !== null && (
        <LedgerPane key={deliveries} conversation={conversation} seq={deliveries} over={over} />
      )}
    </div>
  );
}

function Gone() {
  const { say } = useWords();
  const [, navigate] = useLocation();
  const back = (
    <Button onClick={() => navigate(paths.home)}>{say("conversation.gone.back")}</Button>
  );
  return (
    <Empty whole title={say("conversation.gone.title")} action={back}>
      {say("conversation.gone.body")}
    </Empty>
  );
}
