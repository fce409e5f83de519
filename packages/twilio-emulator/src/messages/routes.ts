import type { Route } from "../api/route.ts";
import { deleteMessage, fetchMessage, giveFeedback, updateMessage } from "./change.ts";
import { createMessage } from "./create.ts";
import { listMessages } from "./list.ts";
import { deleteMedia, fetchContent, fetchMedia, listMedia } from "./media.ts";

const host = "api.twilio.com";
const messages = "/2010-04-01/Accounts/:AccountSid/Messages";
const message = `${messages}/:MessageSid`;
const media = `${message}/Media/:Sid`;

export const messageRoutes: Route[] = [
  { host, method: "POST", path: `${messages}.json`, handle: createMessage },
  { host, method: "GET", path: `${messages}.json`, handle: listMessages },
  { host, method: "GET", path: `${message}.json`, handle: fetchMessage },
  { host, method: "POST", path: `${message}.json`, handle: updateMessage },
  { host, method: "DELETE", path: `${message}.json`, handle: deleteMessage },
  { host, method: "POST", path: `${message}/Feedback.json`, handle: giveFeedback },
  { host, method: "GET", path: `${message}/Media.json`, handle: listMedia },
  { host, method: "GET", path: `${media}.json`, handle: fetchMedia },
  { host, method: "DELETE", path: `${media}.json`, handle: deleteMedia },
  { host, method: "GET", path: media, handle: fetchContent },
];
