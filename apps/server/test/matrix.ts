import { randomUUID } from "node:crypto";
import type { CommandName, EndpointName, Id } from "@parley/protocol";
import { everybody, inside, signedIn, standings, type Cell, type Standing } from "./standings.ts";
import type { Someone } from "./visitor.ts";

export interface World {
  group: Id;
  /** A message of the member's in it. */
  seq: number;
  people: Record<Exclude<Standing, "signedOut">, Someone>;
  /** A picture in that message, and the last part of a signed link to it. */
  file: Id;
  link: string;
  /** A name nobody has. */
  fresh: string;
}

interface Row {
  ask: (world: World, standing: Standing) => object | undefined;
  /** Whoever is left out is asked elsewhere. */
  answers: Partial<Record<Standing, Cell>>;
}

const inGroup = ({ group }: World) => ({ params: { conversation: group } });
const atMessage = ({ group, seq }: World) => ({ params: { conversation: group, seq } });
const atNoDevice = () => ({ params: { userCode: "BCDF-GHJK" } });
const password = "correct horse battery";
/** A simulated phone. */
const HANDSET = "+12025550142";

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
  createChallenge: {
    ask: () => ({ body: { phone: "+1 202 555 0199", purpose: "sign-in" } }),
    answers: everybody("ok"),
  },
  // A session alone is not enough to change what an account is signed in to with.
  changePhone: {
    ask: () => ({ body: { challenge: "c".repeat(43), code: "123456" } }),
    answers: { ...everybody("wrong_credentials", "not_signed_in"), guest: "code_expired" },
  },
  removePhone: {
    ask: () => ({ body: {} }),
    answers: { ...everybody("wrong_credentials", "not_signed_in"), guest: "only_way_in" },
  },
  startWait: {
    ask: () => ({}),
    answers: { ...everybody("not_for_this_kind", "not_signed_in"), guest: "phone_needed" },
  },
  endWait: { ask: () => ({}), answers: signedIn },
  beginTotp: {
    ask: () => ({ body: {} }),
    answers: { ...everybody("wrong_credentials", "not_signed_in"), guest: "not_for_this_kind" },
  },
  confirmTotp: {
    ask: () => ({ body: { code: "123456" } }),
    answers: everybody("code_expired", "not_signed_in"),
  },
  removeTotp: {
    ask: () => ({ body: {} }),
    answers: everybody("second_factor_needed", "not_signed_in"),
  },
  changeSecondFactor: { ask: () => ({ body: { method: null } }), answers: signedIn },
  renewRecoveryCodes: {
    ask: () => ({ body: {} }),
    answers: everybody("second_factor_needed", "not_signed_in"),
  },
  // Those who may call it are programs; the matrix asks from browsers.
  createDeviceCode: { ask: () => ({ body: {} }), answers: everybody("origin_refused") },
  createDeviceText: {
    ask: () => ({ body: { deviceCode: "d".repeat(43), phone: "+1 202 555 0199" } }),
    answers: everybody("origin_refused"),
  },
  claimDeviceCode: { ask: atNoDevice, answers: everybody("not_found", "not_signed_in") },
  approveDeviceCode: {
    ask: () => ({ ...atNoDevice(), body: {} }),
    answers: everybody("not_found", "not_signed_in"),
  },
  denyDeviceCode: { ask: atNoDevice, answers: everybody("not_found", "not_signed_in") },
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
  invitePhone: {
    ask: (world) => ({ ...inGroup(world), body: { phone: "+12025550142" } }),
    answers: inside({
      member: "no_phones_here",
      moderator: "no_phones_here",
      owner: "no_phones_here",
    }),
  },
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
  getLedger: { ask: atMessage, answers: inside() },
  listLedgers: {
    ask: (world) => ({ ...inGroup(world), query: { from: 1, to: 9 } }),
    answers: inside(),
  },
  getTexting: { ask: inGroup, answers: inside() },
  sendText: {
    // Each texts a phone of their own: nobody's number is used twice.
    ask: (_, standing) => ({
      body: { to: `+1202555014${standings.indexOf(standing)}`, body: "hello" },
    }),
    answers: { ...signedIn, guest: "not_allowed" },
  },

  listMentions: { ask: () => undefined, answers: signedIn },

  uploadFile: {
    ask: () => ({ query: { name: "list.txt" }, bytes: new TextEncoder().encode("two spades") }),
    answers: signedIn,
  },
  getFile: {
    ask: ({ file }) => ({ params: { file, name: "dot.png" } }),
    answers: inside(),
  },
  getThumbnail: { ask: ({ file }) => ({ params: { file } }), answers: inside() },
  // It was sent to a phone, which has no session.
  openLink: { ask: ({ link }) => ({ params: { link } }), answers: everybody("ok") },

  // Everybody here sits at the server's own machine; how it looks from elsewhere is tested beside it.
  listOwnNumbers: { ask: () => undefined, answers: everybody("ok") },
  listHandsets: { ask: () => undefined, answers: everybody("ok") },
  addHandset: { ask: () => ({ body: { number: HANDSET } }), answers: everybody("ok") },
  listHandsetTexts: { ask: () => ({ params: { number: HANDSET } }), answers: everybody("ok") },
  writeOnHandset: {
    ask: () => ({ params: { number: HANDSET }, body: { to: "+12025550143", body: "hello" } }),
    answers: everybody("ok"),
  },
  changeHandsetFaults: {
    ask: () => ({ params: { number: HANDSET }, body: { off: false } }),
    answers: everybody("ok"),
  },
  getHandsetMedia: {
    ask: () => ({ params: { media: "ME00000000000000000000000000000000" } }),
    answers: everybody("not_found"),
  },
  getCarrierFaults: { ask: () => undefined, answers: everybody("ok") },
  changeCarrierFaults: { ask: () => ({ body: { lost: 0 } }), answers: everybody("ok") },
  listConsole: { ask: () => undefined, answers: everybody("ok") },
  awaitHandsetChanges: { ask: () => undefined, answers: everybody("ok") },

  getServer: { ask: () => undefined, answers: everybody("ok") },
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
