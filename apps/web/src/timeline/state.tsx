import { useConnection, useParley, type ConversationState, type Parley } from "@parley/client";
import { useEffect } from "react";
import { Button } from "../pieces/button.tsx";
import { useWords } from "../words/words.tsx";

/** Over the timeline, so that nothing moves: that it loads, or why it does not. */
export function TimelineState({ conversation }: { conversation: ConversationState }) {
  const { timeline } = conversation;
  const { say, sayError } = useWords();
  const parley = useParley();
  const online = useConnection().phase === "online";
  const { loading, error } = timeline;

  useEffect(() => {
    if (online && error === "unreachable") retry(parley, conversation);
    // Once as the connection returns, not again and again while it fails.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [online]);

  if (error === "unreachable" && !online) {
    // The notice of the connection says why; more of it would lie over the same place.
    if (timeline.messages.length > 0) return null;
    return (
      <p role="status" className="absolute inset-x-4 top-1/2 text-center text-quiet">
        {say("timeline.notHere")}
      </p>
    );
  }
  if (error) {
    return (
      <div className={bar}>
        <p role="alert" className="text-small">
          {say("timeline.failed", { reason: sayError(error) })}
        </p>
        <Button onClick={() => retry(parley, conversation)}>{say("app.retry")}</Button>
      </div>
    );
  }
  if (!loading) return null;
  return (
    <div className={bar}>
      <p role="status" className="text-small text-quiet">
        {timeline.messages.length === 0 ? say("timeline.loading") : say("timeline.loadingOlder")}
      </p>
    </div>
  );
}

function retry(parley: Parley, { info, timeline }: ConversationState): void {
  // A conversation that is gone meanwhile is drawn as gone.
  if (timeline.messages.length === 0) void parley.open(info.id).catch(() => undefined);
  else if (timeline.atEnd) void parley.loadOlder(info.id);
  else void parley.loadNewer(info.id);
}

const bar =
  "absolute inset-x-4 top-3 z-10 mx-auto flex w-fit items-center gap-3 rounded-surface border border-line bg-surface px-3 py-2 shadow-float";
