import { randomUUID } from "node:crypto";
import type { CommandName, EndpointName, ErrorCode, Id } from "@parley/protocol";
import type { Someone } from "./visitor.ts";

/** How somebody can stand to the world of the matrix, those with the least to lose first. */
export const standings = [
  "signedOut",
  "stranger",
  "guest",
  "blocked",
  "former",
  "member",
  "moderator",
  "owner",
] as const;
export type Standing = (typeof standings)[number];

/** Those who are signed in and have no business in the group. */
export const outsiders = ["stranger", "guest", "blocked", "former"] as const satisfies Standing[];

export type Cell = "ok" | ErrorCode;

export interface World {
  group: Id;
  /** A message of the member's in it. */
  seq: number;
  people: Record<Exclude<Standing, "signedOut">, Someone>;
  /** A name nobody has. */
  fresh: string;
}

interface Row {
  ask: (world: World, standing: Standing) => object | undefined;
  /** Whoever is left out is asked elsewhere. */
  answers: Partial<Record<Standing, Cell>>;
}

const everybody = (cell: Cell, signedOut: Cell = cell): Record<Standing, Cell> => ({
  signedOut,
  stranger: cell,
  guest: cell,
  blocked: cell,
  former: cell,
  member: cell,
  moderator: cell,
  owner: cell,
});
/** For whoever is signed in. */
const signedIn = everybody("ok", "not_signed_in");
/** For those inside; to everybody else it is not there. */
const inside = (cells: Partial<Record<Standing, Cell>> = {}): Record<Standing, Cell> => ({
  ...everybody("not_found", "not_signed_in"),
  member: "ok",
  moderator: "ok",
  owner: "ok",
  ...cells,
});

const inGroup = ({ group }: World) => ({ params: { conversation: group } });
const atMessage = ({ group, seq }: World) => ({ params: { conversation: group, seq } });
const password = "correct horse battery";

/** Somebody who is not the one who asks. */
const another = (world: World, standing: Standing) =>
  world.people[standing === "stranger" ? "former" : "stranger"].me.id;

export const endpointRows: Record<EndpointName, Row> = {
  createPerson: {
    ask: () => ({ body: { username: `new-${randomUUID().slice(0, 8)}`, password } }),
    answers: everybody("ok"),
  },
  createGuest: {
    ask: () => ({ body: { nickname: randomUUID().slice(0, 8) } }),
    answers: everybody("ok"),
  },
  findPeople: { ask: () => ({ query: { q: "owner" } }), answers: signedIn },
  getMe: { ask: () => undefined, answers: signedIn },
  changeMe: { ask: () => ({ body: {} }), answers: signedIn },
  createSession: {
    ask: () => ({ body: { username: "owner-one", password: "not the password" } }),
    answers: everybody("wrong_credentials"),
  },
  listSessions: { ask: () => undefined, answers: signedIn },
  listAccounts: { ask: () => undefined, answers: everybody("ok") },
  // Signing everybody out would end the matrix.
  endCurrentSession: { ask: () => undefined, answers: { signedOut: "not_signed_in" } },
  endSession: {
    ask: () => ({ params: { session: 424_242 } }),
    answers: everybody("not_found", "not_signed_in"),
  },
  createToken: {
    ask: () => ({ body: { username: "owner-one", password: "not the password" } }),
    answers: everybody("origin_refused"),
  },
  listContacts: { ask: () => undefined, answers: signedIn },
  keepContact: {
    ask: (world, standing) => ({ params: { person: another(world, standing) }, body: {} }),
    answers: signedIn,
  },
  dropContact: {
    ask: () => ({ params: { person: 424_242 } }),
    answers: everybody("not_found", "not_signed_in"),
  },
  listContactRequests: { ask: () => undefined, answers: signedIn },
  sendContactRequest: {
    ask: () => ({ body: { username: "owner-one" } }),
    answers: { ...signedIn, blocked: "not_found", owner: "own_contact" },
  },
  dropContactRequest: {
    ask: () => ({ params: { person: 424_242 } }),
    answers: everybody("not_found", "not_signed_in"),
  },
  listBlocks: { ask: () => undefined, answers: signedIn },
  blockPerson: {
    ask: () => ({ params: { person: 424_242 } }),
    answers: everybody("not_found", "not_signed_in"),
  },
  unblockPerson: {
    ask: () => ({ params: { person: 424_242 } }),
    answers: everybody("not_found", "not_signed_in"),
  },

  listConversations: { ask: () => undefined, answers: signedIn },
  createConversation: {
    ask: ({ people }) => ({ body: { kind: "direct", people: [people.owner.me.id] } }),
    answers: { ...signedIn, blocked: "not_found" },
  },
  getConversation: { ask: inGroup, answers: inside() },
  changeConversation: {
    ask: (world) => ({ ...inGroup(world), body: { topic: "another topic" } }),
    answers: inside({ member: "not_allowed" }),
  },
  deleteConversation: {
    ask: inGroup,
    answers: inside({ member: "not_allowed", moderator: "not_allowed" }),
  },
  listMembers: { ask: inGroup, answers: inside() },
  putMember: {
    ask: ({ group, people }, standing) => ({
      params: {
        conversation: group,
        person: standing === "stranger" ? "me" : people.stranger.me.id,
      },
      body: {},
    }),
    answers: inside(),
  },
  removeMember: {
    ask: ({ group, people }) => ({ params: { conversation: group, person: people.member.me.id } }),
    // The member removes themselves, so that there is nobody left for those who come after.
    answers: inside({ moderator: "not_found", owner: "not_found" }),
  },
  putRead: { ask: (world) => ({ ...inGroup(world), body: { seq: 1 } }), answers: inside() },

  listMessages: { ask: inGroup, answers: inside() },
  sendMessage: {
    ask: (world) => ({ ...inGroup(world), body: { cid: randomUUID(), body: "hello" } }),
    answers: inside(),
  },
  editMessage: {
    ask: (world) => ({ ...atMessage(world), body: { body: "edited" } }),
    answers: inside({ moderator: "not_allowed", owner: "not_allowed" }),
  },
  deleteMessage: { ask: atMessage, answers: inside() },
  addReaction: {
    ask: ({ group, seq }) => ({ params: { conversation: group, seq, emoji: "🍅" } }),
    answers: inside(),
  },
  removeReaction: {
    ask: ({ group, seq }) => ({ params: { conversation: group, seq, emoji: "🍅" } }),
    answers: inside(),
  },
  listMentions: { ask: () => undefined, answers: signedIn },

  health: { ask: () => undefined, answers: everybody("ok") },
  ready: { ask: () => undefined, answers: everybody("ok") },
};

interface CommandRow {
  payload: (world: World) => object;
  answers: Record<Exclude<Standing, "signedOut">, Cell>;
}

export const commandRows: Record<CommandName, CommandRow> = {
  "message.send": {
    payload: ({ group }) => ({ conversation: group, cid: randomUUID(), body: "hello" }),
    answers: inside(),
  },
  read: { payload: ({ group }) => ({ conversation: group, seq: 1 }), answers: inside() },
  typing: { payload: ({ group }) => ({ conversation: group }), answers: inside() },
  // It answers nothing about whom: those one may not see are never told of.
  "presence.watch": {
    payload: ({ people }) => ({ people: [people.owner.me.id] }),
    answers: signedIn,
  },
  difference: { payload: ({ group }) => ({ conversation: group, ver: 0 }), answers: inside() },
};
