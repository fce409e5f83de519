import { useWords } from "../words/words.tsx";

const mac = /Mac|iP(?:hone|ad)/.test(navigator.platform);

/** How this machine's keyboard names Control, or the key that stands for it, with another. */
export function useWithControl(): (key: string) => string {
  const { say } = useWords();
  return (key) => (mac ? `⌘${key}` : say("keys.withControl", { key }));
}
