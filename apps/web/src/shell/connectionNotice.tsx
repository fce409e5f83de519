import { useConnection, useParley } from "@parley/client";
import { CloudOff } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../pieces/button.tsx";
import { classes } from "../pieces/classes.ts";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";

/** Long enough that a connection which comes at once is never mentioned. */
const patienceMs = 1500;

/**
 * Says that the connection is away, over the page so that nothing moves, until it is back: at the top
 * of a conversation, where the oldest words are; elsewhere at the foot, as a page begins with fields.
 */
export function ConnectionNotice({ place }: { place: "top" | "foot" }) {
  const { phase } = useConnection();
  const { say } = useWords();
  const parley = useParley();
  const away = phase === "away" || phase === "connecting";
  const lasting = useLasting(away);
  return (
    <div
      role="status"
      className={classes(
        "pointer-events-none absolute inset-x-0 z-30 flex justify-center px-4",
        place === "top" ? "top-16" : "bottom-4",
      )}
    >
      {lasting && (
        <p className="flex items-center gap-2 rounded-surface border border-line bg-surface px-3 py-2 text-small shadow-float">
          <Icon of={CloudOff} className="text-quiet" />
          {say("shell.away")}
          {phase === "away" && (
            <Button
              look="quiet"
              className="pointer-events-auto whitespace-nowrap"
              onClick={() => parley.reconnect()}
            >
              {say("shell.retry")}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

/** True once something has gone on for a while; false at once when it ends. */
function useLasting(goesOn: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(() => setLasting(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [goesOn]);
  return lasting;
}
