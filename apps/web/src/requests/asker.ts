import { useParley, usePerson } from "@parley/client";
import type { MyConversation, Person } from "@parley/protocol";
import { useEffect } from "react";

/** Who wrote or invited; undefined while unknown. */
export function useAsker({ me, with: other }: MyConversation): Person | undefined {
  const parley = useParley();
  const id = me.from ?? other?.id ?? 0;
  const person = usePerson(id);
  const missing = !person && id > 0;
  useEffect(() => {
    if (missing) parley.need([id]);
  }, [parley, id, missing]);
  return person ?? (other?.id === id ? other : undefined);
}
