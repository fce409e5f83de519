import { endpoints } from "@parley/protocol";
import { route, type Door } from "../http/route.ts";
import { block, listBlocks, unblock } from "./blocks.ts";
import { dropContact, keepContact, listContacts } from "./contacts.ts";
import { dropRequest, listRequests, sendRequest } from "./requests.ts";

export function contactRoutes(door: Door): void {
  const { parts } = door;
  route(door, endpoints.listContacts, async ({ asker }) => ({
    items: await listContacts(parts, asker.person),
  }));
  route(door, endpoints.keepContact, async ({ asker, params, body }) =>
    keepContact(parts, asker.person, params.person, body),
  );
  route(door, endpoints.dropContact, async ({ asker, params }) =>
    dropContact(parts, asker.person, params.person),
  );
  route(door, endpoints.listContactRequests, async ({ asker }) => ({
    items: await listRequests(parts, asker.person),
  }));
  route(door, endpoints.sendContactRequest, async ({ asker, body }) =>
    sendRequest(parts, asker.person, body),
  );
  route(door, endpoints.dropContactRequest, async ({ asker, params }) =>
    dropRequest(parts, asker.person, params.person),
  );
  route(door, endpoints.listBlocks, async ({ asker }) => ({
    items: await listBlocks(parts, asker.person),
  }));
  route(door, endpoints.blockPerson, async ({ asker, params }) =>
    block(parts, asker.person, params.person),
  );
  route(door, endpoints.unblockPerson, async ({ asker, params }) =>
    unblock(parts, asker.person, params.person),
  );
}
