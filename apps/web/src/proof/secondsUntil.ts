import { useEffect, useState } from "react";

/** Whole seconds until then, counted down as long as it is drawn; 0 once it is past. */
export function useSecondsUntil(atMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);

    function tick() {
      setNow(Date.now());
      if (Date.now() >= atMs) clearInterval(timer);
    }
  }, [atMs]);
  return Math.max(0, Math.ceil((atMs - now) / 1000));
}

/** 1:05 */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
