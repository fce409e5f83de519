import { endpoints } from "@parley/protocol";
import { route, type Door } from "../http/route.ts";
import { listAccounts } from "./accounts.ts";
import { createSession } from "./create.ts";
import { endSession } from "./end.ts";
import { expireSessions } from "./expire.ts";
import { listSessions } from "./list.ts";
import { createToken } from "./token.ts";

export function sessionRoutes(door: Door): void {
  const { parts } = door;
  route(door, endpoints.createSession, async ({ body, request, reply }) =>
    createSession(parts, body, request, reply),
  );
  route(door, endpoints.createToken, async ({ body, request, reply }) =>
    createToken(parts, body, request, reply),
  );
  route(door, endpoints.listSessions, async ({ asker }) => ({
    items: await listSessions(parts, asker),
  }));
  route(door, endpoints.endCurrentSession, async ({ asker, request, reply }) => {
    await endSession(parts, asker, asker.session, request, reply);
    return undefined;
  });
  route(door, endpoints.endSession, async ({ asker, params, request, reply }) => {
    await endSession(parts, asker, params.session, request, reply);
    return undefined;
  });
  route(door, endpoints.listAccounts, async ({ request }) => ({
    items: await listAccounts(door, request),
  }));

  const expiry = expireSessions(parts);
  door.app.addHook("onClose", async () => expiry.stop());
}
