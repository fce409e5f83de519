import { z } from "zod";
import {
  carrierFaults,
  consoleEntry,
  handset,
  handsetFaults,
  handsetNumber,
  handsetText,
  newHandsetText,
} from "../handsets.ts";
import { endpoint } from "./endpoint.ts";

const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
const one = z.object({ number: handsetNumber });

/**
 * The simulated phones. There only while texts are simulated, for whoever sits at the server's own
 * machine and for admins; to everybody else nothing is.
 */
export const handsetEndpoints = {
  listOwnNumbers: endpoint({
    method: "GET",
    path: "/phones/api/numbers",
    summary: "This server's own numbers, which phones write to and get texts from",
    tag: "Simulated phones",
    asks: "anyone",
    replies: { 200: list(z.object({ number: z.string() })) },
    refuses: ["not_found"],
  }),
  listHandsets: endpoint({
    method: "GET",
    path: "/phones/api/handsets",
    summary: "The simulated phones",
    tag: "Simulated phones",
    asks: "anyone",
    replies: { 200: list(handset) },
    refuses: ["not_found"],
  }),
  addHandset: endpoint({
    method: "POST",
    path: "/phones/api/handsets",
    summary:
      "Add a phone; the same one for the same number. Any number may be one without being added",
    tag: "Simulated phones",
    asks: "anyone",
    body: z.strictObject({ number: handsetNumber }),
    replies: { 201: handset },
    refuses: ["not_found", "phone_invalid"],
  }),
  listHandsetTexts: endpoint({
    method: "GET",
    path: "/phones/api/handsets/{number}/texts",
    summary: "What is on a phone, oldest first",
    tag: "Simulated phones",
    asks: "anyone",
    params: one,
    replies: { 200: list(handsetText) },
    refuses: ["not_found"],
  }),
  writeOnHandset: endpoint({
    method: "POST",
    path: "/phones/api/handsets/{number}/texts",
    summary: "Write a text on a phone, to one of this server's numbers or to another phone",
    tag: "Simulated phones",
    asks: "anyone",
    params: one,
    body: newHandsetText,
    replies: { 201: handsetText },
    refuses: ["not_found", "phone_invalid", "phone_unable"],
  }),
  changeHandsetFaults: endpoint({
    method: "PUT",
    path: "/phones/api/handsets/{number}/faults",
    summary: "Switch a phone's faults on and off; what is left out stays as it is",
    tag: "Simulated phones",
    asks: "anyone",
    params: one,
    body: z.strictObject(handsetFaults.partial().shape),
    replies: { 200: handset },
    refuses: ["not_found", "phone_invalid"],
  }),
  getHandsetMedia: endpoint({
    method: "GET",
    path: "/phones/api/media/{media}",
    summary: "The bytes of a picture in a text",
    tag: "Simulated phones",
    asks: "anyone",
    params: z.object({ media: z.string().max(40) }),
    gives: "bytes",
    replies: { 200: null },
    refuses: ["not_found"],
  }),
  getCarrierFaults: endpoint({
    method: "GET",
    path: "/phones/api/faults",
    summary: "The faults of the simulated account and carrier",
    tag: "Simulated phones",
    asks: "anyone",
    replies: { 200: carrierFaults },
    refuses: ["not_found"],
  }),
  changeCarrierFaults: endpoint({
    method: "PUT",
    path: "/phones/api/faults",
    summary: "Switch them on and off; what is left out stays as it is",
    tag: "Simulated phones",
    asks: "anyone",
    body: z.strictObject(carrierFaults.partial().shape),
    replies: { 200: carrierFaults },
    refuses: ["not_found"],
  }),
  listConsole: endpoint({
    method: "GET",
    path: "/phones/api/console",
    summary: "What Twilio's console would show as errors and warnings, oldest first",
    tag: "Simulated phones",
    asks: "anyone",
    replies: { 200: list(consoleEntry) },
    refuses: ["not_found"],
  }),
  awaitHandsetChanges: endpoint({
    method: "GET",
    path: "/phones/api/changes",
    summary:
      "Waits up to 20 seconds until something has changed since `after`, an earlier answer's `last`; without it, answers at once",
    tag: "Simulated phones",
    asks: "anyone",
    query: z.strictObject({ after: z.coerce.number().int().nonnegative().optional() }),
    replies: {
      200: z.object({
        last: z.int().nonnegative(),
        /** The numbers of the phones that changed. */
        handsets: z.array(z.string()),
      }),
    },
    refuses: ["not_found"],
  }),
};
