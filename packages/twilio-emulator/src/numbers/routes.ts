import type { Route } from "../api/route.ts";
import { fetchCountry, listCountries, searchNumbers } from "./available.ts";
import { buyNumber } from "./buy.ts";
import { fetchNumber, listNumbers, releaseNumber, updateNumber } from "./incoming.ts";

const ACCOUNT = "/2010-04-01/Accounts/:AccountSid";
const OURS = `${ACCOUNT}/IncomingPhoneNumbers`;
const FOR_SALE = `${ACCOUNT}/AvailablePhoneNumbers`;

export const numberRoutes: Route[] = [
  route("GET", `${OURS}.json`, listNumbers),
  route("POST", `${OURS}.json`, buyNumber),
  route("GET", `${OURS}/:Sid.json`, fetchNumber),
  route("POST", `${OURS}/:Sid.json`, updateNumber),
  route("DELETE", `${OURS}/:Sid.json`, releaseNumber),

  route("GET", `${FOR_SALE}.json`, listCountries),
  route("GET", `${FOR_SALE}/:CountryCode.json`, fetchCountry),
  route("GET", `${FOR_SALE}/:CountryCode/Local.json`, searchNumbers("Local")),
  route("GET", `${FOR_SALE}/:CountryCode/Mobile.json`, searchNumbers("Mobile")),
  route("GET", `${FOR_SALE}/:CountryCode/TollFree.json`, searchNumbers("TollFree")),
];

function route(method: Route["method"], path: string, handle: Route["handle"]): Route {
  return { host: "api.twilio.com", method, path, handle };
}
