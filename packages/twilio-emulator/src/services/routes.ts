import type { Route } from "../api/route.ts";
import { addNumber, fetchNumber, listNumbers, removeNumber } from "./phone-numbers.ts";
import {
  createService,
  deleteService,
  fetchService,
  listServices,
  updateService,
} from "./services.ts";

const SERVICES = "/v1/Services";
const SERVICE = `${SERVICES}/:ServiceSid`;

/** Messaging Services: numbers that send and are opted out of together. */
export const serviceRoutes: Route[] = [
  route("POST", SERVICES, createService),
  route("GET", SERVICES, listServices),
  route("GET", SERVICE, fetchService),
  route("POST", SERVICE, updateService),
  route("DELETE", SERVICE, deleteService),

  route("POST", `${SERVICE}/PhoneNumbers`, addNumber),
  route("GET", `${SERVICE}/PhoneNumbers`, listNumbers),
  route("GET", `${SERVICE}/PhoneNumbers/:Sid`, fetchNumber),
  route("DELETE", `${SERVICE}/PhoneNumbers/:Sid`, removeNumber),
];

function route(method: Route["method"], path: string, handle: Route["handle"]): Route {
  return { host: "messaging.twilio.com", method, path, handle };
}
