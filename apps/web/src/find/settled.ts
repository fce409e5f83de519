import { useEffect, useState } from "react";

/** A pause in typing, long enough to ask the server once for a word and not for each letter. */
const pauseMs = 200;

/** What was typed, once the typing has paused. */
export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
