import { endpoints } from "@parley/protocol";
import { route, type Door } from "../http/route.ts";
import { claimDeviceCode } from "./claim.ts";
import { createDeviceCode } from "./create.ts";
import { approveDeviceCode, denyDeviceCode } from "./decide.ts";
import { removeExpired } from "./end.ts";
import { textForDevice } from "./text.ts";

export function deviceCodeRoutes(door: Door): void {
  const { parts } = door;
  route(door, endpoints.createDeviceCode, async ({ body, request }) =>
    createDeviceCode(parts, body, request),
  );
  route(door, endpoints.createDeviceText, async ({ body, request }) =>
    textForDevice(parts, body, request.ip),
  );
  route(door, endpoints.claimDeviceCode, async ({ asker, params, request }) =>
    claimDeviceCode(parts, params.userCode, asker, request.ip),
  );
  route(door, endpoints.approveDeviceCode, async ({ asker, params, body, request }) => {
    await approveDeviceCode(parts, params.userCode, asker, body);
    request.log.info({ person: asker.person, address: request.ip }, "device let in");
    return undefined;
  });
  route(door, endpoints.denyDeviceCode, async ({ asker, params }) => {
    await denyDeviceCode(parts, params.userCode, asker);
    return undefined;
  });

  const expiry = removeExpired(parts);
  door.app.addHook("onClose", async () => expiry.stop());
}
