import { conversationEndpoints, messageEndpoints } from "./conversations.ts";
import { deviceCodeEndpoints } from "./device-codes.ts";
import { fileEndpoints } from "./files.ts";
import { handsetEndpoints } from "./handsets.ts";
import { contactEndpoints, peopleEndpoints, sessionEndpoints } from "./people.ts";
import { signInEndpoints } from "./sign-in.ts";
import { serverEndpoints } from "./server.ts";
import { textEndpoints } from "./texts.ts";

/** Every endpoint by name. */
export const endpoints = {
  ...peopleEndpoints,
  ...sessionEndpoints,
  ...signInEndpoints,
  ...deviceCodeEndpoints,
  ...contactEndpoints,
  ...conversationEndpoints,
  ...messageEndpoints,
  ...fileEndpoints,
  ...handsetEndpoints,
  ...textEndpoints,
  ...serverEndpoints,
};
export type EndpointName = keyof typeof endpoints;
