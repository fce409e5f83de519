import { endpoints, Refusal, type Id, type memberChanges } from "@parley/protocol";
import type { z } from "zod";
import { route, type Door } from "../http/route.ts";
import type { Parts } from "../parts.ts";
import { changeConversation } from "./change.ts";
import { create } from "./create.ts";
import { deleteConversation } from "./delete.ts";
import { invite } from "./invite.ts";
import { invitePhone } from "./invite-phone.ts";
import { join } from "./join.ts";
import { leave } from "./leave.ts";
import { setLevel } from "./level.ts";
import { findOpenByName, listOpen } from "./list.ts";
import { listMembers, presentMembers } from "./members.ts";
import { loadMyConversations } from "./mine.ts";
import { setOwnTexts } from "./own-texts.ts";
import type { MembershipRow } from "./present.ts";
import { moveRead } from "./read.ts";
import { remove } from "./remove.ts";
import { changeRole } from "./role.ts";

export function conversationRoutes(door: Door): void {
  const { parts } = door;
  const { db } = parts.database;

  route(door, endpoints.listConversations, async ({ asker, query }) => {
    if (query.name !== undefined) return findOpenByName(parts, asker.person, query.name);
    if (query.listed) return listOpen(parts, asker.person, query);
    return { items: await loadMyConversations(db, asker.person) };
  });
  route(door, endpoints.createConversation, async ({ asker, body, reply }) => {
    const { conversation, isNew } = await create(parts, asker.person, body);
    reply.code(isNew ? 201 : 200);
    return conversation;
  });
  route(door, endpoints.getConversation, ({ asker, params }) =>
    loadOne(parts, asker.person, params.conversation),
  );
  route(door, endpoints.changeConversation, async ({ asker, params, body }) => {
    await changeConversation(parts, asker.person, params.conversation, body);
    return loadOne(parts, asker.person, params.conversation);
  });
  route(door, endpoints.deleteConversation, async ({ asker, params }) => {
    await deleteConversation(parts, asker.person, params.conversation);
    return undefined;
  });

  route(door, endpoints.listMembers, ({ asker, params, query }) =>
    listMembers(parts, asker.person, params.conversation, query),
  );
  route(door, endpoints.putMember, async ({ asker, params, body }) => {
    const person = params.person === "me" ? asker.person : params.person;
    const put = person === asker.person ? putMyself : putAnother;
    const membership = await put(parts, asker.person, params.conversation, person, body);
    const [shown] = await presentMembers(db, params.conversation, [membership]);
    return shown!;
  });
  route(door, endpoints.invitePhone, async ({ asker, params, body }) => {
    const membership = await invitePhone(parts, asker.person, params.conversation, body);
    const [shown] = await presentMembers(db, params.conversation, [membership]);
    return shown!;
  });
  route(door, endpoints.removeMember, async ({ asker, params }) => {
    const person = params.person === "me" ? asker.person : params.person;
    if (person === asker.person) await leave(parts, person, params.conversation);
    else await remove(parts, asker.person, params.conversation, person);
    return undefined;
  });
  route(door, endpoints.putRead, ({ asker, params, body }) =>
    moveRead(parts, asker.person, params.conversation, body.seq, { backwards: true }),
  );
}

async function loadOne({ database }: Parts, person: Id, conversation: Id) {
  const [mine] = await loadMyConversations(database.db, person, [conversation]);
  if (!mine) throw new Refusal("not_found");
  return mine;
}

type MemberChanges = z.output<typeof memberChanges>;

async function putMyself(
  parts: Parts,
  asker: Id,
  conversation: Id,
  person: Id,
  { role, level, texts }: MemberChanges,
): Promise<MembershipRow> {
  const membership = role
    ? await changeRole(parts, asker, conversation, person, role)
    : await join(parts, person, conversation);
  if (texts !== undefined) await setOwnTexts(parts, person, conversation, texts);
  return level ? setLevel(parts, person, conversation, level) : membership;
}

async function putAnother(
  parts: Parts,
  asker: Id,
  conversation: Id,
  person: Id,
  { role, level, texts }: MemberChanges,
): Promise<MembershipRow> {
  // How much notifies somebody, and where, is theirs to say.
  if (level || texts !== undefined) throw new Refusal("not_allowed");
  const membership = await invite(parts, asker, conversation, person, role);
  if (!role || membership.role === role) return membership;
  return changeRole(parts, asker, conversation, person, role);
}
