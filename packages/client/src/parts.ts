import type { Api } from "./api.ts";
import type { Clock } from "./clock.ts";
import type { Connection } from "./connection.ts";
import type { State } from "./state.ts";
import type { OwnStore } from "./store.ts";

/** What every part of one account works with. */
export interface Parts {
  store: OwnStore<State>;
  clock: Clock;
  api: Api;
  connection: Connection;
}
