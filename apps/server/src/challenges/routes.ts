import { endpoints } from "@parley/protocol";
import { askerOf, route, type Door } from "../http/route.ts";
import { removeExpired } from "./end.ts";
import { sendAgain } from "./resend.ts";
import { startChallenge } from "./start.ts";
import { watchCodes } from "./watch.ts";

export function challengeRoutes(door: Door): void {
  const { parts } = door;
  const look = watchCodes(parts);
  route(door, endpoints.createChallenge, async ({ body, request }) => {
    if ("challenge" in body) return sendAgain(parts, body.challenge, request.ip);
    const isOwn = body.purpose === "phone" || body.purpose === "confirm";
    const asker = isOwn ? await askerOf(request, door) : null;
    const who = { address: request.ip, person: asker?.person ?? null };
    const started = await startChallenge(parts, body, who);
    await look();
    return started;
  });

  const expiry = removeExpired(parts);
  door.app.addHook("onClose", async () => expiry.stop());
}
