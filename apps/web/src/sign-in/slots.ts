import { limits } from "@parley/protocol";

/** The first slot of this browser without an account, where one more could sign in. */
export function freeSlot(accounts: readonly { slot: number }[]): number | null {
  for (let slot = 0; slot < limits.slots; slot++)
    if (!accounts.some((account) => account.slot === slot)) return slot;
  return null;
}
