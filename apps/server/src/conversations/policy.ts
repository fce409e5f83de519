import { Refusal, type ErrorCode, type Id, type Role } from "@parley/protocol";

/** What the rules look at in a conversation. */
export interface Place {
  kind: "direct" | "channel" | "group";
  access: "open" | "invited";
  general: number;
  lasting: number;
  members: number;
  direct_key: string | null;
}

/** How somebody stands to it. */
export interface Standing {
  state: "joined" | "requested";
  role: Role;
}

/** The one who wants something. */
export interface Actor extends Standing {
  /** Runs this server. */
  admin: boolean;
}

export type Verdict =
  | "allowed"
  | Extract<
      ErrorCode,
      "not_allowed" | "not_found" | "general_stays" | "not_for_this_kind" | "no_phones_here"
    >;

/** Throws what stands in the way, if anything does. */
export function permit(verdict: Verdict): void {
  if (verdict !== "allowed") throw new Refusal(verdict);
}

/** The two ends of a direct, one of them for notes to oneself, none of anything else. */
export function endsOf(directKey: string | null): Id[] {
  return directKey === null ? [] : [...new Set(directKey.split(":").map(Number))];
}

/** What the direct of two people, or somebody's notes to themselves, is known by. */
export function directKeyOf(one: Id, other: Id): string {
  return `${Math.min(one, other)}:${Math.max(one, other)}`;
}

/** A stranger's direct is read before it is answered; an invitation shows nothing until it is accepted. */
export function canRead(
  { kind }: Pick<Place, "kind">,
  { state }: Pick<Standing, "state">,
): boolean {
  return state === "joined" || kind === "direct";
}

/** Whether somebody who is not in it may come in by themselves. */
export function canJoin(place: Place): Verdict {
  return place.kind !== "direct" && place.access === "open" ? "allowed" : "not_found";
}

export function canInvite(place: Place, actor: Actor, person: Id, role: Role = "member"): Verdict {
  if (actor.state !== "joined") return "not_allowed";
  if (place.kind === "direct") {
    const isTheOtherEnd = endsOf(place.direct_key).includes(person);
    return isTheOtherEnd && role === "member" ? "allowed" : "not_for_this_kind";
  }
  if (role !== "member" && roleIn(place, actor) !== "owner") return "not_allowed";
  return "allowed";
}

export function canLeave(place: Place): Verdict {
  return place.general ? "general_stays" : "allowed";
}

/** `invitedByActor`: an invitation not yet answered, which whoever made it may take back. */
export function canRemove(
  place: Place,
  actor: Actor,
  target: Standing & { invitedByActor: boolean },
): Verdict {
  if (place.kind === "direct") return "not_for_this_kind";
  if (place.general) return "general_stays";
  if (actor.state !== "joined") return "not_allowed";
  if (target.state === "requested" && target.invitedByActor) return "allowed";
  return rank[actor.role] > rank[target.role] ? "allowed" : "not_allowed";
}

export function canChangeRole(place: Place, actor: Actor): Verdict {
  if (place.kind === "direct") return "not_for_this_kind";
  return isAtLeast("owner", place, actor);
}

/** Also for opening and closing it. */
export function canRename(place: Place, actor: Actor): Verdict {
  if (place.kind === "direct") return "not_for_this_kind";
  if (place.general) return "general_stays";
  return isAtLeast("moderator", place, actor);
}

export function canSetTopic(place: Place, actor: Actor): Verdict {
  if (place.kind === "direct") return "not_for_this_kind";
  return isAtLeast(place.general ? "owner" : "moderator", place, actor);
}

/** Texts cost money: whoever looks after a conversation decides, in #general whoever runs the server. */
export function canSwitchPhones(place: Place, actor: Actor): Verdict {
  if (place.kind === "direct") return "not_for_this_kind";
  return isAtLeast(place.general ? "owner" : "moderator", place, actor);
}

/** A direct is not entered by being invited: its two ends are who they are. */
export function canInvitePhone(place: Place & { phones: number }, actor: Actor): Verdict {
  if (actor.state !== "joined") return "not_allowed";
  if (place.kind === "direct") return "not_for_this_kind";
  return takesPhones(place);
}

export function takesPhones({ phones }: { phones: number }): Verdict {
  return phones ? "allowed" : "no_phones_here";
}

export function canDelete(place: Place, actor: Actor): Verdict {
  if (place.kind === "direct") return "not_for_this_kind";
  if (place.general) return "general_stays";
  if (actor.admin && actor.state === "joined") return "allowed";
  return isAtLeast("owner", place, actor);
}

/** An owner may not step down and leave nobody; #general always has the admins. */
export function needsAnOwner(place: Place): boolean {
  return place.kind !== "direct" && !place.general;
}

/** A channel that everybody has left would belong to nobody: the first to come back takes it over. */
export function roleAtJoin(place: Place): Role {
  return needsAnOwner(place) && place.members === 0 ? "owner" : "member";
}

/** A closed channel that nobody is in could never be entered again, and would only keep its name. */
export function endsWhenEmpty(place: Place): boolean {
  return place.lasting === 0 || place.access === "invited";
}

function isAtLeast(role: Role, place: Place, actor: Actor): Verdict {
  if (actor.state !== "joined") return "not_allowed";
  return rank[roleIn(place, actor)] >= rank[role] ? "allowed" : "not_allowed";
}

/** #general was made by nobody: whoever runs the server owns it. */
function roleIn(place: Place, actor: Actor): Role {
  return place.general && actor.admin ? "owner" : actor.role;
}

const rank: Record<Role, number> = { member: 0, moderator: 1, owner: 2 };
