import type {
  Conversation,
  ListedConversation,
  Member,
  MyConversation,
  Person,
} from "@parley/protocol";
import type { Selectable } from "kysely";
import type { ConversationTable, EventTable, MembershipTable } from "../database/tables.ts";
import { timeOf } from "../time.ts";

export type ConversationRow = Selectable<ConversationTable>;
export type MembershipRow = Selectable<MembershipTable>;
export type EventRow = Selectable<EventTable>;

export function presentConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    topic: row.topic,
    access: row.access,
    phones: row.phones === 1,
    sealed: row.sealed === 1,
    lasting: row.lasting === 1,
    general: row.general === 1,
    members: row.members,
    lastSeq: row.last_seq,
    lastVer: row.last_ver,
    lastAt: timeOf(row.last_at),
    createdAt: timeOf(row.created_at),
  };
}

/** A conversation as the owner of `membership` sees it; `withPerson` is the other end of a direct. */
export function presentMine(
  row: ConversationRow,
  membership: MembershipRow,
  mentions: number,
  withPerson: Person | null,
): MyConversation {
  return {
    ...presentConversation(row),
    me: {
      state: membership.state,
      role: membership.role,
      level: membership.level,
      joinedSeq: membership.joined_seq,
      readSeq: membership.read_seq,
      mentions,
      from: membership.state === "requested" ? membership.from_id : null,
    },
    with: withPerson,
  };
}

export function presentListed(row: ConversationRow, joined: boolean): ListedConversation {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    topic: row.topic,
    members: row.members,
    phones: row.phones === 1,
    lastAt: timeOf(row.last_at),
    joined,
  };
}

export function presentMember(row: MembershipRow, person: Person, byText: boolean): Member {
  return { person, role: row.role, state: row.state, since: timeOf(row.created_at), byText };
}
