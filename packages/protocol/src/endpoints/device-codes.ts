import { z } from "zod";
import {
  askingDevice,
  newDeviceCode,
  newDeviceText,
  startedDeviceCode,
  startedDeviceText,
  userCode,
} from "../device-codes.ts";
import { freshProof } from "../sign-in.ts";
import { endpoint } from "./endpoint.ts";

const oneCode = z.object({ userCode });

export const deviceCodeEndpoints = {
  createDeviceCode: endpoint({
    method: "POST",
    path: "/api/device-codes",
    summary:
      "Ask to be signed in from a browser: answers a code to show, and one to ask for the token with",
    tag: "Sign-in",
    asks: "program",
    body: newDeviceCode,
    replies: { 201: startedDeviceCode },
    refuses: ["origin_refused"],
  }),
  createDeviceText: endpoint({
    method: "POST",
    path: "/api/device-codes/texts",
    summary:
      "Ask to be let in by the answer to a text; the same answer whether anybody has the number or not",
    tag: "Sign-in",
    asks: "program",
    body: newDeviceText,
    replies: { 202: startedDeviceText },
    refuses: ["origin_refused", "code_expired", "phone_invalid", "phone_country", "phone_kind"],
  }),
  claimDeviceCode: endpoint({
    method: "PUT",
    path: "/api/device-codes/{userCode}/claim",
    summary:
      "Look at the device that shows this code. From then on nobody else can look at it or let it in",
    tag: "Sign-in",
    asks: "person",
    params: oneCode,
    replies: { 200: askingDevice },
    refuses: ["not_found"],
  }),
  approveDeviceCode: endpoint({
    method: "POST",
    path: "/api/device-codes/{userCode}/approval",
    summary: "Let the device in that one has looked at: it is signed in as oneself",
    tag: "Sign-in",
    asks: "person",
    params: oneCode,
    body: freshProof,
    replies: { 204: null },
    refuses: ["not_found", "wrong_credentials", "code_wrong", "code_expired"],
  }),
  denyDeviceCode: endpoint({
    method: "POST",
    path: "/api/device-codes/{userCode}/denial",
    summary: "Keep the device out that one has looked at",
    tag: "Sign-in",
    asks: "person",
    params: oneCode,
    replies: { 204: null },
    refuses: ["not_found"],
  }),
};
