import type { Chosen } from "@parley/client";

/** Whether something dragged is files, or a folder of them. */
export const holdsFiles = (given: DataTransfer | null) => given?.types.includes("Files") ?? false;

/** What was dropped. A folder says that it is one only here. */
export function droppedIn(given: DataTransfer): Chosen[] {
  return [...given.items].flatMap((item): Chosen[] => {
    if (item.kind !== "file") return [];
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory) return [{ folder: entry.name }];
    const file = item.getAsFile();
    return file ? [file] : [];
  });
}

/** What was pasted, unless it is words: a table copied from a document brings a picture of itself along. */
export function pastedIn(given: DataTransfer): File[] {
  const isWords = given.types.includes("text/plain") && given.types.includes("text/html");
  return isWords ? [] : [...given.files];
}
