import { z } from "zod";
import {
  block,
  contact,
  contactChanges,
  contactRequest,
  me,
  meChanges,
  newContactRequest,
  newGuest,
  person,
  profile,
  session,
} from "../people.ts";
import { deviceCredentials } from "../device-codes.ts";
import { credentials, furtherProof, newPerson } from "../sign-in.ts";
import { idInPath } from "../ids.ts";
import { endpoint } from "./endpoint.ts";

const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
const onePerson = z.object({ person: idInPath });

export const peopleEndpoints = {
  createPerson: endpoint({
    method: "POST",
    path: "/api/people",
    summary:
      "Create an account by name and password or by a proved phone, and sign this browser in to it",
    tag: "People",
    asks: "anyone",
    body: newPerson,
    replies: { 201: me },
    refuses: [
      "username_taken",
      "username_reserved",
      "email_invalid",
      "password_too_short",
      "password_common",
      "too_many_accounts",
      "code_wrong",
      "code_expired",
      "phone_taken",
    ],
  }),
  createGuest: endpoint({
    method: "POST",
    path: "/api/guests",
    summary: "Come in with a nickname alone",
    tag: "People",
    asks: "anyone",
    body: newGuest,
    replies: { 201: me },
    refuses: ["username_taken", "username_reserved", "too_many_accounts"],
  }),
  findPeople: endpoint({
    method: "GET",
    path: "/api/people",
    summary:
      "Find people: by exact username or number, by name among those one shares a conversation with, or by id",
    tag: "People",
    asks: "person",
    query: z.strictObject({
      q: z.string().max(100).optional(),
      /** Ids, comma separated, at most 100: those of them one may see are answered. */
      ids: z
        .string()
        .regex(/^\d+(,\d+){0,99}$/)
        .optional(),
    }),
    replies: { 200: list(person) },
    refuses: [],
  }),
  getMe: endpoint({
    method: "GET",
    path: "/api/me",
    summary: "One's own profile",
    tag: "People",
    asks: "person",
    replies: { 200: profile },
    refuses: [],
  }),
  changeMe: endpoint({
    method: "PATCH",
    path: "/api/me",
    summary:
      "Change one's name, password or e-mail address; a guest keeps the account by adding a username and a password",
    tag: "People",
    asks: "person",
    body: meChanges,
    replies: { 200: me },
    refuses: [
      "username_taken",
      "username_reserved",
      "email_invalid",
      "wrong_credentials",
      "code_wrong",
      "password_too_short",
      "password_common",
      "not_for_this_kind",
    ],
  }),
};

export const sessionEndpoints = {
  createSession: endpoint({
    method: "POST",
    path: "/api/sessions",
    summary:
      "Sign in: sets the cookie of the slot that the `parley-slot` header names; 202 when more proof is needed",
    tag: "Sessions",
    asks: "anyone",
    body: credentials,
    replies: { 201: me, 202: furtherProof },
    refuses: ["wrong_credentials", "code_wrong", "code_expired", "too_many_accounts"],
  }),
  listSessions: endpoint({
    method: "GET",
    path: "/api/sessions",
    summary: "Where one is signed in",
    tag: "Sessions",
    asks: "person",
    replies: { 200: list(session) },
    refuses: [],
  }),
  endCurrentSession: endpoint({
    method: "DELETE",
    path: "/api/sessions/current",
    summary: "Sign out",
    tag: "Sessions",
    asks: "person",
    replies: { 204: null },
    refuses: [],
  }),
  endSession: endpoint({
    method: "DELETE",
    path: "/api/sessions/{session}",
    summary: "Sign out elsewhere",
    tag: "Sessions",
    asks: "person",
    params: z.object({ session: idInPath }),
    replies: { 204: null },
    refuses: ["not_found"],
  }),
  listAccounts: endpoint({
    method: "GET",
    path: "/api/accounts",
    summary: "The accounts this browser is signed in to, by slot",
    tag: "Sessions",
    asks: "anyone",
    replies: { 200: list(z.object({ slot: z.int().nonnegative(), me })) },
    refuses: [],
  }),
  createToken: endpoint({
    method: "POST",
    path: "/api/tokens",
    summary:
      "Sign a program in: answers a bearer token, once; 202 when more proof is needed. Refused to browsers",
    tag: "Sessions",
    asks: "program",
    body: z.union([...credentials.options, deviceCredentials]),
    replies: { 201: z.object({ token: z.string(), me }), 202: furtherProof },
    refuses: [
      "wrong_credentials",
      "code_wrong",
      "code_expired",
      "authorization_pending",
      "slow_down",
      "access_denied",
      "origin_refused",
    ],
  }),
};

export const contactEndpoints = {
  listContacts: endpoint({
    method: "GET",
    path: "/api/contacts",
    summary: "One's contacts, under the names one gave them",
    tag: "Contacts",
    asks: "person",
    replies: { 200: list(contact) },
    refuses: [],
  }),
  keepContact: endpoint({
    method: "PUT",
    path: "/api/contacts/{person}",
    summary: "Keep somebody as a contact, name them privately, or accept their request",
    tag: "Contacts",
    asks: "person",
    params: onePerson,
    body: contactChanges,
    replies: { 200: contact },
    refuses: ["not_found", "own_contact"],
  }),
  dropContact: endpoint({
    method: "DELETE",
    path: "/api/contacts/{person}",
    summary: "Stop keeping a contact",
    tag: "Contacts",
    asks: "person",
    params: onePerson,
    replies: { 204: null },
    refuses: ["not_found"],
  }),
  listContactRequests: endpoint({
    method: "GET",
    path: "/api/contact-requests",
    summary: "Contact requests received and sent",
    tag: "Contacts",
    asks: "person",
    replies: { 200: list(contactRequest) },
    refuses: [],
  }),
  sendContactRequest: endpoint({
    method: "POST",
    path: "/api/contact-requests",
    summary: "Ask somebody to be a contact, by id or exact username",
    tag: "Contacts",
    asks: "person",
    body: newContactRequest,
    replies: { 201: contactRequest },
    refuses: ["not_found", "own_contact"],
  }),
  dropContactRequest: endpoint({
    method: "DELETE",
    path: "/api/contact-requests/{person}",
    summary: "Decline the request of that person, or withdraw one's own to them",
    tag: "Contacts",
    asks: "person",
    params: onePerson,
    replies: { 204: null },
    refuses: ["not_found"],
  }),
  listBlocks: endpoint({
    method: "GET",
    path: "/api/blocks",
    summary: "Whom one has blocked",
    tag: "Contacts",
    asks: "person",
    replies: { 200: list(block) },
    refuses: [],
  }),
  blockPerson: endpoint({
    method: "PUT",
    path: "/api/blocks/{person}",
    summary: "Block: no direct messages, invitations or requests from them any more",
    tag: "Contacts",
    asks: "person",
    params: onePerson,
    replies: { 200: block },
    refuses: ["not_found", "own_contact"],
  }),
  unblockPerson: endpoint({
    method: "DELETE",
    path: "/api/blocks/{person}",
    summary: "Lift a block",
    tag: "Contacts",
    asks: "person",
    params: onePerson,
    replies: { 204: null },
    refuses: ["not_found"],
  }),
};
