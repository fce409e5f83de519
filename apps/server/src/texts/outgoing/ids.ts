import { newId } from "../../database/new-id.ts";

let last = 0;

/** Ids that rise in the order texts are made on this node, since a phone is to get them in that order. */
export function nextIds(nowMs: number, count: number): number[] {
  const first = Math.max(last + 1, newId(nowMs));
  last = first + count - 1;
  return Array.from({ length: count }, (_, index) => first + index);
}
