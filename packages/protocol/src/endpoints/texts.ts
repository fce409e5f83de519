import { z } from "zod";
import { myConversation } from "../conversations.ts";
import { idInPath } from "../ids.ts";
import { limits } from "../limits.ts";
import { sent } from "../messages.ts";
import { ledger, ledgerSummary, newText, texting } from "../texts.ts";
import { endpoint } from "./endpoint.ts";

const one = z.object({ conversation: idInPath });
const number = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

export const textEndpoints = {
  getLedger: endpoint({
    method: "GET",
    path: "/api/conversations/{conversation}/messages/{seq}/deliveries",
    summary:
      "Whom a message reached: who read it in an app, which phones got it, which not and why",
    tag: "Texts",
    asks: "person",
    params: one.extend({ seq: number }),
    replies: { 200: ledger },
    refuses: ["not_found"],
  }),
  listLedgers: endpoint({
    method: "GET",
    path: "/api/conversations/{conversation}/deliveries",
    summary: `The same in numbers, of one's own messages: the newest ${limits.messagesPerPageMax}, or those up \`to\` one`,
    tag: "Texts",
    asks: "person",
    params: one,
    query: z.strictObject({ from: number.optional(), to: number.optional() }),
    replies: { 200: z.object({ items: z.array(ledgerSummary) }) },
    refuses: ["not_found"],
  }),
  getTexting: endpoint({
    method: "GET",
    path: "/api/conversations/{conversation}/texting",
    summary: "How many phones a message would go to, and what a segment costs",
    tag: "Texts",
    asks: "person",
    params: one,
    replies: { 200: texting },
    refuses: ["not_found"],
  }),
  sendText: endpoint({
    method: "POST",
    path: "/api/texts",
    summary: "Text a number: in a conversation with that phone, where its answers arrive",
    tag: "Texts",
    asks: "person",
    body: newText,
    replies: { 201: sent.extend({ conversation: myConversation }) },
    refuses: [
      "phone_invalid",
      "phone_country",
      "phone_kind",
      "phone_refuses",
      "texts_off",
      "no_number_left",
      "not_allowed",
      "not_accepted",
      "too_many_conversations",
    ],
  }),
};
