import { randomUUID } from "node:crypto";
import {
  Refusal,
  type Ask,
  type endpoints,
  type ErrorCode,
  type Id,
  type Member,
  type MyConversation,
} from "@parley/protocol";
import type { Someone } from "./visitor.ts";

type Begun = Ask<(typeof endpoints)["createConversation"]>["body"];

export function begin(who: Someone, body: Begun): Promise<MyConversation> {
  return who.call("createConversation", { body });
}

/** A conversation as one who is in it sees it now. */
export function look(who: Someone, conversation: Id): Promise<MyConversation> {
  return who.call("getConversation", { params: { conversation } });
}

/** Puts oneself (`me`) or another into a conversation, or changes how they are in it. */
export function put(
  who: Someone,
  conversation: Id,
  person: Someone | "me",
  body: Ask<(typeof endpoints)["putMember"]>["body"] = {},
): Promise<Member> {
  const params = { conversation, person: person === "me" ? person : person.me.id };
  return who.call("putMember", { params, body });
}

export async function takeOut(
  who: Someone,
  conversation: Id,
  person: Someone | "me",
): Promise<void> {
  const params = { conversation, person: person === "me" ? person : person.me.id };
  await who.call("removeMember", { params });
}

export async function membersOf(who: Someone, conversation: Id): Promise<Member[]> {
  return (await who.call("listMembers", { params: { conversation } })).items;
}

export async function say(who: Someone, conversation: Id, body = "hello"): Promise<number> {
  const message = { cid: randomUUID(), body };
  return (await who.call("sendMessage", { params: { conversation }, body: message })).seq;
}

/** `owner` keeps `other` as a contact, so that the other is no stranger. */
export async function keep(owner: Someone, other: Someone): Promise<void> {
  await owner.call("keepContact", { params: { person: other.me.id }, body: {} });
}

export async function block(owner: Someone, other: Someone): Promise<void> {
  await owner.call("blockPerson", { params: { person: other.me.id } });
}

/** Why something was refused, or "nothing" when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<ErrorCode | "nothing"> {
  try {
    await call;
    return "nothing";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}
