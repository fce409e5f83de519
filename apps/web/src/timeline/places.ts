import type { Id } from "@parley/protocol";

/** Where somebody was reading: a message, and how far below the top it stood, in pixels. */
export interface ReadingPlace {
  seq: number;
  top: number;
}

const places = new Map<Id, ReadingPlace>();

/** Kept while the page lives, so that coming back to a conversation is coming back to the place. */
export function keepPlace(conversation: Id, place: ReadingPlace | null): void {
  if (place) places.set(conversation, place);
  else places.delete(conversation);
}

export const placeIn = (conversation: Id) => places.get(conversation);
