import { endpoints } from "@parley/protocol";
import { route, type Door } from "../http/route.ts";
import { changeMe } from "./change-me.ts";
import { createPerson } from "./create.ts";
import { findPeople } from "./find.ts";
import { createGuest } from "./guest.ts";
import { loadProfile } from "./load.ts";
import { registerByPhone } from "./register.ts";

export function peopleRoutes(door: Door): void {
  const { parts } = door;
  route(door, endpoints.createPerson, async ({ body, request, reply }) =>
    "challenge" in body
      ? registerByPhone(parts, body, request, reply)
      : createPerson(parts, body, request, reply),
  );
  route(door, endpoints.createGuest, async ({ body, request, reply }) =>
    createGuest(parts, body, request, reply),
  );
  route(door, endpoints.findPeople, async ({ asker, query }) => ({
    items: await findPeople(parts, asker.person, query),
  }));
  route(door, endpoints.getMe, async ({ asker }) => loadProfile(parts.database.db, asker.person));
  route(door, endpoints.changeMe, async ({ asker, body, request, reply }) =>
    changeMe(parts, asker, body, request, reply),
  );
}
