import { useMe, type Happening } from "@parley/client";
import type { Id, MembershipEvent } from "@parley/protocol";
import { useKnown, isolate, useNames } from "../conversations/names.ts";
import { useWords, type Words } from "../words/words.tsx";
import { measure } from "./frame.tsx";

/** What happened to the conversation, in one quiet line. */
export function EventLine({ events }: { events: Happening[] }) {
  const words = useWords();
  const first = events[0]!;
  const by = useName(first.by);
  const nameOf = useNames();
  const me = useMe();
  const names = events.map((event) => {
    if (!("membership" in event)) return "";
    const { person } = event.membership;
    if (person.id !== me?.id) return isolate(nameOf(person));
    return words.say(isDoneTo(event) ? "message.youObject" : "message.you");
  });
  const at = new Date(first.at);
  return (
    <p className={`${measure} px-4 py-1 ps-17 text-small text-quiet`}>
      {tell(first, by, words.list(names), words)}{" "}
      <time dateTime={at.toISOString()} title={words.full(at)} className="text-tiny">
        {words.time(at)}
      </time>
    </p>
  );
}

/** Whether those named have it done to them, rather than do it. */
function isDoneTo({ by, membership: { change, person } }: MembershipEvent): boolean {
  if (change === "joined") return by !== person.id;
  return change !== "left" && change !== "declined";
}

function tell(event: Happening, by: string, names: string, { say }: Words): string {
  if ("membership" in event) {
    const { change, role, person } = event.membership;
    switch (change) {
      case "joined":
        return person.id === event.by
          ? say("event.joined", { names })
          : say("event.added", { by, names });
      case "invited":
        return say("event.invited", { by, names });
      case "left":
        return say("event.left", { names });
      case "removed":
        return say("event.removed", { by, names });
      case "declined":
        return say("event.declined", { names });
      case "role":
        return say(`event.role.${role}`, { by, names });
    }
  }
  const { change, name, topic, access, phones } = event.conversation;
  switch (change) {
    case "created":
      return say("event.created", { by });
    case "renamed":
      return say("event.renamed", { by, name: isolate(name ?? "") });
    case "topic":
      return topic === ""
        ? say("event.topicCleared", { by })
        : say("event.topic", { by, topic: isolate(topic) });
    case "access":
      return say(`event.access.${access}`, { by });
    case "phones":
      return say(phones ? "event.phones.on" : "event.phones.off", { by });
  }
}

function useName(id: Id): string {
  const { say } = useWords();
  const me = useMe();
  const person = useKnown(id);
  const nameOf = useNames();
  if (id === me?.id) return say("message.you");
  return person ? isolate(nameOf(person)) : say("message.somebody");
}
