import { useConversation, useParleyState, wantedOf } from "@parley/client";
import { useEffect } from "react";
import { useTitles } from "../conversations/names.ts";
import { useWords } from "../words/words.tsx";
import { usePlaceName } from "./place.ts";
import { useOpen } from "./open.ts";

/** The window's title and the app's badge: where one is, and how much wants an answer. */
export function useTitle(): void {
  const { say, number } = useWords();
  const titleOf = useTitles();
  const { conversation } = useOpen();
  const placeName = usePlaceName();
  const open = useConversation(conversation ?? 0);
  const wanted = useParleyState((state) => {
    let all = 0;
    for (const each of state.conversations.values()) all += wantedOf(each);
    return all;
  });
  const name = open ? titleOf(open.info) : placeName;
  const place = name === null ? say("app.name") : `${name} · ${say("app.name")}`;
  const title = wanted > 0 ? `(${number(wanted)}) ${place}` : place;

  useEffect(() => {
    document.title = title;
  }, [title]);

  useEffect(() => {
    if (!("setAppBadge" in navigator)) return;
    // Refused outside an installed app; the title says the same.
    navigator.setAppBadge(wanted).catch(() => {});
  }, [wanted]);
}
