import { endpoints } from "@parley/protocol";
import { route, type Door } from "../http/route.ts";
import { deleteMessage } from "./delete.ts";
import { editMessage } from "./edit.ts";
import { listMentions } from "./mentions.ts";
import { readPage } from "./page.ts";
import { react } from "./react.ts";
import type { SendMessage } from "./send.ts";

export function messageRoutes(door: Door, send: SendMessage): void {
  const { parts } = door;

  route(door, endpoints.listMessages, ({ asker, params, query }) =>
    readPage(parts, asker.person, params.conversation, query),
  );
  route(door, endpoints.sendMessage, ({ asker, params, body }) =>
    send(asker, { ...params, ...body }),
  );
  route(door, endpoints.editMessage, ({ asker, params, body }) =>
    editMessage(parts, asker.person, { ...params, ...body }),
  );
  route(door, endpoints.deleteMessage, async ({ asker, params }) => {
    await deleteMessage(parts, asker.person, params);
    return undefined;
  });
  route(door, endpoints.addReaction, ({ asker, params }) =>
    react(parts, asker.person, params, true),
  );
  route(door, endpoints.removeReaction, ({ asker, params }) =>
    react(parts, asker.person, params, false),
  );
  route(door, endpoints.listMentions, ({ asker, query }) =>
    listMentions(parts, asker.person, query.before),
  );
}
