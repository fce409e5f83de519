import { endpoints } from "@parley/protocol";
import { route, type Door } from "../http/route.ts";
import { beginTotp, confirmTotp, removeTotp } from "./authenticator.ts";
import { changePhone, removePhone } from "./phone.ts";
import { changeSecondFactor, renewRecoveryCodes } from "./second-factor.ts";
import { endWait, startWait } from "./wait.ts";

export function factorRoutes(door: Door): void {
  const { parts } = door;
  route(door, endpoints.changePhone, async ({ body, ...change }) =>
    changePhone(parts, change, body),
  );
  route(door, endpoints.removePhone, async ({ body, ...change }) =>
    removePhone(parts, change, body),
  );
  route(door, endpoints.startWait, async ({ asker }) => startWait(parts, asker.person));
  route(door, endpoints.endWait, async ({ asker }) => endWait(parts, asker.person));
  route(door, endpoints.beginTotp, async ({ asker, body }) => beginTotp(parts, asker, body));
  route(door, endpoints.confirmTotp, async ({ body, ...change }) => ({
    recoveryCodes: await confirmTotp(parts, change, body.code),
  }));
  route(door, endpoints.removeTotp, async ({ body, ...change }) => removeTotp(parts, change, body));
  route(door, endpoints.changeSecondFactor, async ({ body, ...change }) => ({
    recoveryCodes: await changeSecondFactor(parts, change, body),
  }));
  route(door, endpoints.renewRecoveryCodes, async ({ body, ...change }) => ({
    recoveryCodes: await renewRecoveryCodes(parts, change, body),
  }));
}
