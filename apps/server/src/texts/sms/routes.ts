import { endpoints } from "@parley/protocol";
import { route, type Door } from "../../http/route.ts";
import type { SendMessage } from "../../messages/send.ts";
import { sendText } from "./send.ts";

export function smsRoutes(door: Door, send: SendMessage): void {
  route(door, endpoints.sendText, ({ asker, body }) => sendText(door.parts, send, asker, body));
}
