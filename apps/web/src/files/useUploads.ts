import { uploadsOf, useParley, type Basket, type Uploads } from "@parley/client";
import type { Id } from "@parley/protocol";
import { useSyncExternalStore } from "react";

/** The files chosen for what is being written in a conversation. */
export function useUploads(conversation: Id): [Basket, Uploads] {
  const uploads = uploadsOf(useParley());
  const basket = useSyncExternalStore(uploads.subscribe, () => uploads.get(conversation));
  return [basket, uploads];
}
