import { useSyncExternalStore } from "react";

/** True while the page is seen in a window that has the focus. */
export function useAttention(): boolean {
  return useSyncExternalStore(subscribe, attends);
}

const attends = () => document.visibilityState === "visible" && document.hasFocus();

function subscribe(listener: () => void): () => void {
  window.addEventListener("focus", listener);
  window.addEventListener("blur", listener);
  document.addEventListener("visibilitychange", listener);
  return () => {
    window.removeEventListener("focus", listener);
    window.removeEventListener("blur", listener);
    document.removeEventListener("visibilitychange", listener);
  };
}
