import type { Delivery } from "@parley/protocol";
import { Check, Clock3, SendHorizontal, TriangleAlert, type LucideIcon } from "lucide-react";
import { isolate } from "@parley/client";
import { useNames } from "../conversations/names.ts";
import { classes } from "../pieces/classes.ts";
import { Face } from "../pieces/face.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";

const icons: Record<Delivery["state"], LucideIcon> = {
  queued: Clock3,
  sent: SendHorizontal,
  delivered: Check,
  failed: TriangleAlert,
};

/** One phone: how far the text has come, or why it did not. */
export function DeliveryLine({ delivery }: { delivery: Delivery }) {
  const { say, since, full } = useWords();
  const name = useNames()(delivery.person);
  const { person, state, at } = delivery;
  const time = at === null ? null : new Date(at);
  const words =
    state === "failed"
      ? say(`deliveries.reason.${reasonOf(delivery)}`, {
          name: isolate(name),
          code: delivery.code ?? "",
        })
      : say(`deliveries.state.${state}`);
  return (
    <li className="flex items-start gap-2.5">
      <Face person={person} name={name} size="small" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <span dir="auto" className="name-line min-w-0 flex-1">
            {name}
          </span>
          {time && (
            <time
              dateTime={time.toISOString()}
              title={full(time)}
              className="shrink-0 text-tiny text-quiet tabular-nums"
            >
              {since(time)}
            </time>
          )}
        </p>
        <p
          className={classes(
            "flex items-start gap-1.5 text-small",
            state === "failed" ? "text-wrong" : "text-by-text",
          )}
        >
          <Icon of={icons[state]} size={14} className="mt-0.5" />
          <span className="min-w-0">{words}</span>
        </p>
      </div>
    </li>
  );
}

/** What has no words of its own can be looked up by its number. */
function reasonOf({ reason, code }: Delivery) {
  if (reason !== null && reason !== "unexplained") return reason;
  return code === null ? "unexplained" : "code";
}
