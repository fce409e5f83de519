import { z } from "zod";
import {
  conversationChanges,
  listedConversation,
  member,
  memberChanges,
  myConversation,
  newConversation,
  phoneToInvite,
} from "../conversations.ts";
import { idInPath, personInPath, seq } from "../ids.ts";
import { limits } from "../limits.ts";
import { emojiInPath, message, messageChanges, newMessage, page, sent } from "../messages.ts";
import { person } from "../people.ts";
import { endpoint } from "./endpoint.ts";

const one = z.object({ conversation: idInPath });
const oneMember = one.extend({ person: personInPath });
const oneMessage = one.extend({
  seq: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});
const number = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

/** A time, or the `next` of a page: where it ended among the mentions of one moment. */
const mentionsBefore = z.union([
  z.iso.datetime(),
  z.string().regex(/^\d{1,15}-\d{1,16}-\d{1,16}$/),
]);

export const conversationEndpoints = {
  listConversations: endpoint({
    method: "GET",
    path: "/api/conversations",
    summary:
      "One's own conversations; `listed=1` the open ones there are; `name` an open one by its exact name",
    tag: "Conversations",
    asks: "person",
    query: z.strictObject({
      listed: z.literal("1").optional(),
      name: z.string().max(100).optional(),
      q: z.string().max(100).optional(),
      after: z.coerce.number().int().nonnegative().optional(),
    }),
    replies: {
      200: z.object({
        items: z.array(z.union([myConversation, listedConversation])),
        next: z.int().optional(),
      }),
    },
    refuses: [],
  }),
  createConversation: endpoint({
    method: "POST",
    path: "/api/conversations",
    summary: "Begin a conversation; a direct that exists is answered with 200",
    tag: "Conversations",
    asks: "person",
    body: newConversation,
    replies: { 200: myConversation, 201: myConversation },
    refuses: ["not_found", "name_taken", "not_for_this_kind", "too_many_conversations"],
  }),
  getConversation: endpoint({
    method: "GET",
    path: "/api/conversations/{conversation}",
    summary: "One conversation",
    tag: "Conversations",
    asks: "person",
    params: one,
    replies: { 200: myConversation },
    refuses: ["not_found"],
  }),
  changeConversation: endpoint({
    method: "PATCH",
    path: "/api/conversations/{conversation}",
    summary: "Rename it, set its topic, open or close it, take phones or none",
    tag: "Conversations",
    asks: "person",
    params: one,
    body: conversationChanges,
    replies: { 200: myConversation },
    refuses: ["not_found", "not_allowed", "name_taken", "general_stays", "not_for_this_kind"],
  }),
  deleteConversation: endpoint({
    method: "DELETE",
    path: "/api/conversations/{conversation}",
    summary: "Delete it, with all that was said in it",
    tag: "Conversations",
    asks: "person",
    params: one,
    replies: { 204: null },
    refuses: ["not_found", "not_allowed", "general_stays", "not_for_this_kind"],
  }),
  listMembers: endpoint({
    method: "GET",
    path: "/api/conversations/{conversation}/members",
    summary: "Who is in it",
    tag: "Conversations",
    asks: "person",
    params: one,
    query: z.strictObject({ after: number.optional(), q: z.string().max(100).optional() }),
    replies: { 200: z.object({ items: z.array(member), next: z.int().optional() }) },
    refuses: ["not_found"],
  }),
  putMember: endpoint({
    method: "PUT",
    path: "/api/conversations/{conversation}/members/{person}",
    summary:
      "Join, accept, set one's own level or texts (`me`); invite somebody or change their role",
    tag: "Conversations",
    asks: "person",
    params: oneMember,
    body: memberChanges,
    replies: { 200: member },
    refuses: [
      "not_found",
      "not_allowed",
      "not_for_this_kind",
      "last_owner",
      "too_many_conversations",
      "phone_needed",
      "phone_refuses",
      "no_phones_here",
      "no_number_left",
    ],
  }),
  invitePhone: endpoint({
    method: "POST",
    path: "/api/conversations/{conversation}/members",
    summary: "Invite a phone: it is asked by one text, and gets no more until it answers",
    tag: "Conversations",
    asks: "person",
    params: one,
    body: phoneToInvite,
    replies: { 201: member },
    refuses: [
      "not_found",
      "not_allowed",
      "not_for_this_kind",
      "phone_invalid",
      "phone_country",
      "phone_kind",
      "phone_refuses",
      "no_phones_here",
      "no_number_left",
    ],
  }),
  removeMember: endpoint({
    method: "DELETE",
    path: "/api/conversations/{conversation}/members/{person}",
    summary: "Leave or decline (`me`), or remove somebody",
    tag: "Conversations",
    asks: "person",
    params: oneMember,
    replies: { 204: null },
    refuses: ["not_found", "not_allowed", "not_for_this_kind", "general_stays", "last_owner"],
  }),
  putRead: endpoint({
    method: "PUT",
    path: "/api/conversations/{conversation}/read",
    summary: "Move one's read cursor; to mark as unread, backwards",
    tag: "Conversations",
    asks: "person",
    params: one,
    body: z.strictObject({ seq }),
    replies: { 200: z.object({ readSeq: seq, mentions: z.int().nonnegative() }) },
    refuses: ["not_found"],
  }),
};

export const messageEndpoints = {
  listMessages: endpoint({
    method: "GET",
    path: "/api/conversations/{conversation}/messages",
    summary: "A page of history: the newest, or `before`, `after` or `around` a message",
    tag: "Messages",
    asks: "person",
    params: one,
    query: z.strictObject({
      before: number.optional(),
      after: number.optional(),
      around: number.optional(),
      limit: z.coerce.number().int().positive().max(limits.messagesPerPageMax).optional(),
    }),
    replies: { 200: page },
    refuses: ["not_found"],
  }),
  sendMessage: endpoint({
    method: "POST",
    path: "/api/conversations/{conversation}/messages",
    summary: "Send a message; a repeated `cid` is answered like the first",
    tag: "Messages",
    asks: "person",
    params: one,
    body: newMessage,
    replies: { 201: sent },
    refuses: ["not_found", "not_accepted", "file_unusable"],
  }),
  editMessage: endpoint({
    method: "PATCH",
    path: "/api/conversations/{conversation}/messages/{seq}",
    summary: "Edit one's own message",
    tag: "Messages",
    asks: "person",
    params: oneMessage,
    body: messageChanges,
    replies: { 200: message },
    refuses: ["not_found", "not_allowed", "message_deleted", "not_accepted"],
  }),
  deleteMessage: endpoint({
    method: "DELETE",
    path: "/api/conversations/{conversation}/messages/{seq}",
    summary: "Delete one's own message, or as a moderator anybody's",
    tag: "Messages",
    asks: "person",
    params: oneMessage,
    replies: { 204: null },
    refuses: ["not_found", "not_allowed"],
  }),
  addReaction: endpoint({
    method: "PUT",
    path: "/api/conversations/{conversation}/messages/{seq}/reactions/{emoji}",
    summary: "React",
    tag: "Messages",
    asks: "person",
    params: oneMessage.extend({ emoji: emojiInPath }),
    replies: { 200: message },
    refuses: ["not_found", "message_deleted", "too_many_reactions", "not_accepted"],
  }),
  removeReaction: endpoint({
    method: "DELETE",
    path: "/api/conversations/{conversation}/messages/{seq}/reactions/{emoji}",
    summary: "Take a reaction back",
    tag: "Messages",
    asks: "person",
    params: oneMessage.extend({ emoji: emojiInPath }),
    replies: { 200: message },
    refuses: ["not_found"],
  }),
  listMentions: endpoint({
    method: "GET",
    path: "/api/mentions",
    summary: "Messages that mention one, newest first, in conversations one is in",
    tag: "Messages",
    asks: "person",
    query: z.strictObject({ before: mentionsBefore.optional() }),
    replies: {
      200: z.object({
        items: z.array(message),
        people: z.array(person),
        next: z.string().optional(),
      }),
    },
    refuses: [],
  }),
};
