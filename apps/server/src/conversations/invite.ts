import { limits, Refusal, type Id, type Role } from "@parley/protocol";
import { relationTo } from "../contacts/relation.ts";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { loadPeople } from "../people/load.ts";
import { act } from "./actor.ts";
import { announced, type News } from "./announce.ts";
import { recordJoin, type Joined } from "./join.ts";
import { recordEvent } from "./log.ts";
import { canInvite, canRead, permit } from "./policy.ts";
import type { ConversationRow, MembershipRow } from "./present.ts";
import { countJoined, findMembership, insertMembership } from "./queries.ts";

/** Invites somebody; whoever is in it already, or asked already, stays as they are. */
export async function invite(
  parts: Parts,
  inviter: Id,
  conversationId: Id,
  person: Id,
  role?: Role,
): Promise<MembershipRow> {
  await parts.limits.spend("conversation.invite", inviter);
  return announced(parts, async (tx) => {
    const { conversation, actor } = await act(tx, inviter, conversationId);
    const known = await findMembership(tx, conversationId, person);
    if (known) return { answer: known, news: null };
    permit(canInvite(conversation, actor, person, role));
    const welcome = await welcomeOf(tx, inviter, person);
    const from = { inviter, at: parts.now(), ...(role ? { role } : {}) };
    const { membership, event } = await bringIn(tx, conversation, person, welcome, from);
    const news = { conversation: conversationId, events: [event] };
    return { answer: membership, news: { ...news, ...showing(conversation, [membership]) } };
  });
}

/**
 * How somebody is brought in by another: at once when they keep the other as a contact, or else asked
 * first. A block on either side looks like nobody being there, so that nobody learns of it.
 */
export async function welcomeOf(tx: Tx, inviter: Id, person: Id): Promise<MembershipRow["state"]> {
  const [known] = await loadPeople(tx, [person]);
  const theirs = await relationTo(tx, person, inviter);
  const own = await relationTo(tx, inviter, person);
  if (!known || theirs.blocked || own.blocked) throw new Refusal("not_found");
  if (!theirs.contact) return "requested";
  // Nobody is pushed beyond what they could enter themselves.
  const isFull = (await countJoined(tx, person)) >= limits.conversationsPerPerson;
  return isFull ? "requested" : "joined";
}

/** Adds a membership on another's behalf to a conversation whose row is held. */
export async function bringIn(
  tx: Tx,
  conversation: Pick<ConversationRow, "id" | "last_seq">,
  person: Id,
  state: MembershipRow["state"],
  { inviter, at, role = "member" }: { inviter: Id; at: number; role?: Role },
): Promise<Joined> {
  const membership = await insertMembership(tx, {
    conversation_id: conversation.id,
    person_id: person,
    state,
    role,
    joined_seq: conversation.last_seq,
    read_seq: conversation.last_seq,
    from_id: state === "requested" ? inviter : null,
    created_at: at,
  });
  if (state === "joined") return { membership, event: await recordJoin(tx, membership, inviter) };
  const event = await recordEvent(tx, conversation.id, {
    by: inviter,
    at,
    person,
    gain: 0,
    data: { change: "invited", role, state },
  });
  return { membership, event };
}

/** Who of the newcomers hears the conversation, and who is only shown that it waits for them. */
export function showing(
  conversation: Pick<ConversationRow, "kind">,
  memberships: MembershipRow[],
): Pick<News, "seated" | "shown"> {
  const readers = memberships.filter((membership) => canRead(conversation, membership));
  return {
    seated: readers.map((membership) => membership.person_id),
    shown: memberships.map((membership) => membership.person_id),
  };
}
