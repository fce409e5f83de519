import type { ErrorCode, Id } from "@parley/protocol";
import { endsOf } from "../conversations/policy.ts";

export interface Target {
  kind: "direct" | "channel" | "group";
  direct_key: string | null;
}

/** How a person stands to a conversation: in it or asked to be, and for a direct, whom they block. */
export interface Standing {
  state: "joined" | "requested";
  role: "owner" | "moderator" | "member";
  /** In a direct: this person blocks the other end. */
  blocks: boolean;
}

/** The other end of a direct, or null for notes to oneself and for everything that is no direct. */
export function otherEnd(directKey: string | null, person: Id): Id | null {
  return endsOf(directKey).find((end) => end !== person) ?? null;
}

/** Whether somebody may write into a conversation. */
export function judge(
  conversation: Target | undefined,
  standingOf: (person: Id) => Standing | undefined,
  { sender }: { sender: Id },
): "welcome" | "unanswered" | Extract<ErrorCode, "not_found" | "not_accepted"> {
  const own = standingOf(sender);
  if (!conversation || !own) return "not_found";
  if (own.state === "requested") return conversation.kind === "direct" ? "unanswered" : "not_found";
  const other = otherEnd(conversation.direct_key, sender);
  if (other === null) return "welcome";
  const theirs = standingOf(other);
  // Gone, or blocking: said plainly, since a message that vanishes is worse than a closed door.
  return theirs && !theirs.blocks && !own.blocks ? "welcome" : "not_accepted";
}

export const mayEdit = (person: Id, sender: Id): boolean => person === sender;

export function mayDelete(person: Id, sender: Id, role: Standing["role"]): boolean {
  return person === sender || role !== "member";
}
