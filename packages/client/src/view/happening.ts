import type { Id, MembershipEvent, Person } from "@parley/protocol";
import type { Happening } from "../state.ts";
import type { Say } from "../words/say.ts";
import { isolate } from "./names.ts";

interface Reader {
  me: Id | undefined;
  say: Say;
  /** Several names in one: "Ana, Bo and Cy". */
  list: (names: readonly string[]) => string;
  nameOf: (person: Pick<Person, "id" | "displayName">) => string;
  /** Undefined while unknown. */
  person: (id: Id) => Person | undefined;
}

/** Events of one kind that follow each other, in one line. */
export function tellHappenings(events: readonly Happening[], reader: Reader): string {
  const { me, say, list, nameOf } = reader;
  const first = events[0]!;
  const names = events.map((event) => {
    if (!("membership" in event)) return "";
    const { person } = event.membership;
    if (person.id !== me) return isolate(nameOf(person));
    return say(isDoneTo(event) ? "message.youObject" : "message.you");
  });
  return tell(first, doer(first.by, reader), list(names), say);
}

function doer(id: Id, { me, say, nameOf, person }: Reader): string {
  if (id === me) return say("message.you");
  const known = person(id);
  return known ? isolate(nameOf(known)) : say("message.somebody");
}

/** Whether those named have it done to them, rather than do it. */
function isDoneTo({ by, membership: { change, person } }: MembershipEvent): boolean {
  if (change === "joined") return by !== person.id;
  return change !== "left" && change !== "declined";
}

function tell(event: Happening, by: string, names: string, say: Say): string {
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
