import { accountRoutes } from "../account/routes.ts";
import { deactivationRoutes } from "../deactivations/routes.ts";
import { lookupRoutes } from "../lookup/routes.ts";
import { messageRoutes } from "../messages/routes.ts";
import { numberRoutes } from "../numbers/routes.ts";
import { serviceRoutes } from "../services/routes.ts";
import { verifyRoutes } from "../verify/routes.ts";
import type { Route } from "./route.ts";

/** Everything the emulator answers, one table a folder. */
export const routes: Route[] = [
  ...accountRoutes,
  ...messageRoutes,
  ...numberRoutes,
  ...serviceRoutes,
  ...deactivationRoutes,
  ...lookupRoutes,
  ...verifyRoutes,
];
