import { conversationEndpoints, messageEndpoints } from "./conversations.ts";
import { contactEndpoints, peopleEndpoints, sessionEndpoints } from "./people.ts";
import { serverEndpoints } from "./server.ts";

/** Every endpoint by name. */
export const endpoints = {
  ...peopleEndpoints,
  ...sessionEndpoints,
  ...contactEndpoints,
  ...conversationEndpoints,
  ...messageEndpoints,
  ...serverEndpoints,
};
export type EndpointName = keyof typeof endpoints;
