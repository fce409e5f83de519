const mac = /Mac|iP(?:hone|ad)/.test(navigator.platform);

/** How this machine's keyboard names Control, or the key that stands for it, with another. */
export const withControl = (key: string) => (mac ? `⌘${key}` : `Ctrl ${key}`);
