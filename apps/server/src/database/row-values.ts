import type { Dialect } from "./kinds.ts";

type Type = "bigint" | "text";
const kept = new Map<string, string>();

/**
 * The text of `values (…), (…)` for `count` rows, with the casts PostgreSQL needs to know what a
 * parameter is. Lists are padded to powers of two (see `parametersOf`), so that batches of every size
 * share a few statements, which stay prepared. `behind` is how many parameters stand before it.
 */
export function listOf(
  dialect: Dialect,
  count: number,
  types: readonly Type[] = ["bigint"],
  behind = 0,
): string {
  const rows = padded(count);
  const key = `${dialect} ${rows} ${types.join()} ${behind}`;
  let text = kept.get(key);
  if (!text) {
    let parameter = behind;
    const place = (type: Type) =>
      `cast(${dialect === "sqlite" ? "?" : `$${++parameter}`} as ${type})`;
    const row = () => `(${types.map(place).join(", ")})`;
    text = `values ${Array.from({ length: rows }, row).join(", ")}`;
    kept.set(key, text);
  }
  return text;
}

/** The parameters of a padded list: the last row is repeated, which changes no answer. */
export function parametersOf(rows: readonly (readonly unknown[])[]): unknown[] {
  const last = rows.at(-1)!;
  const missing = padded(rows.length) - rows.length;
  return [...rows, ...Array.from({ length: missing }, () => last)].flat();
}

const padded = (count: number) => 2 ** Math.ceil(Math.log2(Math.max(1, count)));
