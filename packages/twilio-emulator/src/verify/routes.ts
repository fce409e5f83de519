import type { Route } from "../api/route.ts";
import { createBucket, deleteBucket, fetchBucket, listBuckets, updateBucket } from "./buckets.ts";
import { checkVerification } from "./check.ts";
import {
  createRateLimit,
  deleteRateLimit,
  fetchRateLimit,
  listRateLimits,
  updateRateLimit,
} from "./rate-limits.ts";
import {
  createService,
  deleteService,
  fetchService,
  listServices,
  updateService,
} from "./services.ts";
import { startVerification } from "./start.ts";
import { fetchVerification, updateVerification } from "./verifications.ts";

const SERVICES = "/v2/Services";
const SERVICE = `${SERVICES}/:ServiceSid`;
const LIMITS = `${SERVICE}/RateLimits`;
const LIMIT = `${LIMITS}/:RateLimitSid`;

/** Verify v2, as far as one-time codes by text go. */
export const verifyRoutes: Route[] = [
  post(SERVICES, createService),
  get(SERVICES, listServices),
  get(SERVICE, fetchService),
  post(SERVICE, updateService),
  remove(SERVICE, deleteService),

  post(`${SERVICE}/Verifications`, startVerification),
  get(`${SERVICE}/Verifications/:Sid`, fetchVerification),
  post(`${SERVICE}/Verifications/:Sid`, updateVerification),
  post(`${SERVICE}/VerificationCheck`, checkVerification),

  post(LIMITS, createRateLimit),
  get(LIMITS, listRateLimits),
  get(LIMIT, fetchRateLimit),
  post(LIMIT, updateRateLimit),
  remove(LIMIT, deleteRateLimit),
  post(`${LIMIT}/Buckets`, createBucket),
  get(`${LIMIT}/Buckets`, listBuckets),
  get(`${LIMIT}/Buckets/:Sid`, fetchBucket),
  post(`${LIMIT}/Buckets/:Sid`, updateBucket),
  remove(`${LIMIT}/Buckets/:Sid`, deleteBucket),
];

function get(path: string, handle: Route["handle"]): Route {
  return { host: "verify.twilio.com", method: "GET", path, handle };
}

function post(path: string, handle: Route["handle"]): Route {
  return { host: "verify.twilio.com", method: "POST", path, handle };
}

function remove(path: string, handle: Route["handle"]): Route {
  return { host: "verify.twilio.com", method: "DELETE", path, handle };
}
