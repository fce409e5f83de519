import { foldName, limits, type Id, type ListedConversation } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { pageWhere, type Paged } from "./page.ts";
import { presentListed } from "./present.ts";
import { findOpen, findOpenNamed } from "./list-queries.ts";

/** The open channels and groups there are, oldest first; with `q`, those that have it in name or topic. */
export async function listOpen(
  { database: { db } }: Parts,
  person: Id,
  { q, after = 0 }: { q?: string | undefined; after?: number | undefined },
): Promise<Paged<ListedConversation>> {
  const wanted = fold(q ?? "");
  const { items, next } = await pageWhere({
    size: limits.itemsPerPage,
    after,
    read: (from, count) => findOpen(db, person, wanted, from, count),
    fits: ({ name_key, topic }) => name_key?.includes(wanted) || foldName(topic).includes(wanted),
    numberOf: (row) => row.id,
  });
  return { items: items.map((row) => presentListed(row, row.joined === 1)), ...next };
}

/** The open one of exactly that name, if there is one. */
export async function findOpenByName(
  { database: { db } }: Parts,
  person: Id,
  name: string,
): Promise<Paged<ListedConversation>> {
  // PostgreSQL can hold no NUL, so nothing is called by one.
  if (name.includes("\0")) return { items: [] };
  const row = await findOpenNamed(db, person, fold(name));
  return { items: row ? [presentListed(row, row.joined === 1)] : [] };
}

// People write a channel's name as it is shown.
const fold = (text: string) => foldName(text).replace(/^#/, "");
