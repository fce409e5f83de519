import { endpoints } from "@parley/protocol";
import { route, type Door } from "../../http/route.ts";
import { ledgerOf, listLedgers, textingOf } from "./ledger.ts";

export function ledgerRoutes(door: Door): void {
  const { parts } = door;
  route(door, endpoints.getLedger, ({ asker, params }) =>
    ledgerOf(parts, asker.person, params.conversation, params.seq),
  );
  route(door, endpoints.listLedgers, async ({ asker, params, query }) => ({
    items: await listLedgers(parts, asker.person, params.conversation, query),
  }));
  route(door, endpoints.getTexting, ({ asker, params }) =>
    textingOf(parts, asker.person, params.conversation),
  );
}
