import type { Id, Member, Role } from "@parley/protocol";

export interface MemberGroup {
  name: "here" | "byText" | "away" | "invited";
  members: Member[];
}

/** Those who are here first, then those who are never here, but at a phone; within each group owners, then moderators, then by name. */
export function arrange(
  members: readonly Member[],
  isHere: (person: Id) => boolean,
  nameOf: (member: Member) => string,
): MemberGroup[] {
  const joined = members.filter(({ state }) => state === "joined");
  const sorted = (some: Member[]) =>
    some.toSorted(
      (one, other) =>
        order[one.role] - order[other.role] || nameOf(one).localeCompare(nameOf(other)),
    );
  const [phones, others] = [
    joined.filter(({ person }) => person.kind === "phone"),
    joined.filter(({ person }) => person.kind !== "phone"),
  ];
  const groups: MemberGroup[] = [
    { name: "here", members: sorted(others.filter(({ person }) => isHere(person.id))) },
    { name: "byText", members: sorted(phones) },
    { name: "away", members: sorted(others.filter(({ person }) => !isHere(person.id))) },
    { name: "invited", members: sorted(members.filter(({ state }) => state === "requested")) },
  ];
  return groups.filter((group) => group.members.length > 0);
}

const order: Record<Role, number> = { owner: 0, moderator: 1, member: 2 };
