/** A page of a list: `next`, when there is more, is where the next one goes on. */
export interface Paged<Item> {
  items: Item[];
  next?: number;
}

interface Search<Row> {
  size: number;
  after: number;
  /** The next `count` rows after a number, in its order; among them all those that fit. */
  read: (after: number, count: number) => Promise<Row[]>;
  fits: (row: Row) => boolean | undefined;
  numberOf: (row: Row) => number;
}

/**
 * The next rows that fit. The two databases fold letters differently and neither as we do, so a query
 * narrows down roughly and here it is decided.
 */
export async function pageWhere<Row>(
  search: Search<Row>,
): Promise<{ items: Row[]; next: { next?: number } }> {
  const { size, read, fits, numberOf } = search;
  const found: Row[] = [];
  let after = search.after;
  for (;;) {
    // One more than a page: whether there is a next one is known without asking again.
    const rows = await read(after, size + 1);
    found.push(...rows.filter(fits));
    const last = rows.at(-1);
    if (!last || rows.length <= size || found.length > size) break;
    after = numberOf(last);
  }
  const items = found.slice(0, size);
  const more = found.length > size;
  return { items, next: more ? { next: numberOf(items.at(-1)!) } : {} };
}
