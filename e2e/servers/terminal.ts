// A terminal without a screen, in a process of its own: it writes what it is told to.
import type { OutboxItem } from "@parley/client";
import { connect } from "@parley/terminal/profiles/connect";

const [server, token, person, data] = process.argv.slice(2) as [string, string, string, string];
const profile = { name: "ana", server, username: "ana", person: Number(person) };
const parley = await connect(profile, token, { config: data, data, state: data });
const tell = (message: object): void => void process.send!(message);

let told: unknown;
let outbox: readonly OutboxItem[] = [];
parley.state.subscribe(() => {
  const state = parley.state.get();
  if (state.connection.phase !== told) tell({ phase: (told = state.connection.phase) });
  if (state.outbox !== outbox) tell({ waiting: (outbox = state.outbox).map(({ body }) => body) });
});
process.on("message", ({ send, conversation }: { send?: string[]; conversation: number }) => {
  if (send) for (const body of send) parley.send(conversation, body);
  else parley.reconnect();
});
process.on("disconnect", () => process.exit(0));
await parley.start();
