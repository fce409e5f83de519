import { rank, type Api } from "@parley/client";
import { foldName, type MyConversation } from "@parley/protocol";
import { harmlessName } from "../safe/harmless.ts";
import { Trouble } from "../server/trouble.ts";

const NEAR_MISSES = 3;

interface Finding {
  /** Somebody named by @username with whom there is no conversation yet gets one. */
  mayBegin?: boolean;
}

/**
 * The conversation somebody means by `#name`, a name, `@username` or an id. Throws `Trouble`, with
 * what was probably meant, when there is none.
 */
export async function findConversation(
  api: Api,
  named: string,
  { mayBegin = false }: Finding = {},
): Promise<MyConversation> {
  const mine = await myConversations(api);
  const found = amongMine(mine, named.trim());
  if (found) return found;
  const username = /^@(.+)$/.exec(named.trim())?.[1];
  const begun = username !== undefined && mayBegin ? await begin(api, username) : null;
  if (begun) return begun;
  throw await unknown(api, named, mine);
}

export async function myConversations(api: Api): Promise<MyConversation[]> {
  const { items } = await api.call("listConversations");
  return items.filter((item): item is MyConversation => "me" in item);
}

function amongMine(mine: readonly MyConversation[], named: string): MyConversation | undefined {
  const folded = foldName(named.replace(/^[#@]/, ""));
  const byName = mine.find(({ name }) => name !== null && foldName(name) === folded);
  const byPerson = mine.find(
    ({ kind, with: person }) => kind === "direct" && person?.username === folded,
  );
  if (named.startsWith("#")) return byName;
  if (named.startsWith("@")) return byPerson;
  const byId = /^\d+$/.test(named) ? mine.find(({ id }) => id === Number(named)) : undefined;
  return byId ?? byName ?? byPerson;
}

async function begin(api: Api, username: string): Promise<MyConversation | null> {
  const { items } = await api.call("findPeople", { query: { q: username } });
  const person = items.find((one) => one.username === username.toLowerCase());
  if (!person) return null;
  return api.call("createConversation", { body: { kind: "direct", people: [person.id] } });
}

async function unknown(api: Api, named: string, mine: readonly MyConversation[]): Promise<Trouble> {
  const name = named.replace(/^#/, "");
  const { items } = await api.call("listConversations", { query: { name } });
  const shown = harmlessName(named);
  if (items.length > 0) return new Trouble(({ say }) => say("headless.notIn", { name: shown }));
  const near = nearMisses(mine, named);
  return new Trouble(({ say }) =>
    near === ""
      ? say("headless.unknown", { name: shown })
      : say("headless.unknownNear", { name: shown, near }),
  );
}

function nearMisses(mine: readonly MyConversation[], named: string): string {
  const candidates = mine.flatMap((one) => {
    const written = handleOf(one);
    if (written === null) return [];
    const name = written.slice(1);
    return [{ written, name, weight: Date.parse(one.lastAt) }];
  });
  const letters = named.replace(/^[#@]/, "");
  // What is typed wrong at its end is found by its beginning.
  const found = rank(candidates, letters, NEAR_MISSES);
  const more = found.length > 0 ? found : rank(candidates, letters.slice(0, 3), NEAR_MISSES);
  return more.map(({ written }) => harmlessName(written)).join(", ");
}

/** How a conversation is named on the command line; null when it has only an id. */
export function handleOf({ kind, name, with: person }: MyConversation): string | null {
  if (kind === "direct") return person?.username ? `@${person.username}` : null;
  return name === null ? null : `#${name}`;
}
