import type { Me, Member, MyConversation, Role } from "@parley/protocol";

// Mirrors the server's policy, so that nobody is offered what would be refused.

export type Place = Pick<MyConversation, "kind" | "general" | "me">;
type Reader = Pick<Me, "id" | "role">;

/** Anybody's messages, not only one's own. */
export function mayDeleteMessages({ me }: Place): boolean {
  return me.state === "joined" && me.role !== "member";
}

export function mayInvite({ kind, me }: Place): boolean {
  return kind !== "direct" && me.state === "joined";
}

export function mayRename(place: Place, reader: Reader): boolean {
  return place.kind !== "direct" && !place.general && isAtLeast("moderator", place, reader);
}

export function maySetTopic(place: Place, reader: Reader): boolean {
  if (place.kind === "direct") return false;
  return isAtLeast(place.general ? "owner" : "moderator", place, reader);
}

/** Texts cost money: whoever looks after a conversation decides, in #general whoever runs the server. */
export function maySwitchPhones(place: Place, reader: Reader): boolean {
  if (place.kind === "direct") return false;
  return isAtLeast(place.general ? "owner" : "moderator", place, reader);
}

export function mayLeave({ general }: Place): boolean {
  return !general;
}

export function mayDelete(place: Place, reader: Reader): boolean {
  if (place.kind === "direct" || place.general || place.me.state !== "joined") return false;
  return reader.role === "admin" || isAtLeast("owner", place, reader);
}

export function mayChangeRole(place: Place, reader: Reader): boolean {
  return place.kind !== "direct" && isAtLeast("owner", place, reader);
}

export function mayRemove(place: Place, reader: Reader, member: Member): boolean {
  if (place.kind === "direct" || place.general || member.person.id === reader.id) return false;
  return place.me.state === "joined" && rank[place.me.role] > rank[member.role];
}

/** #general was made by nobody: whoever runs the server owns it. */
function isAtLeast(role: Role, { general, me }: Place, reader: Reader): boolean {
  const own: Role = general && reader.role === "admin" ? "owner" : me.role;
  return me.state === "joined" && rank[own] >= rank[role];
}

const rank: Record<Role, number> = { member: 0, moderator: 1, owner: 2 };
