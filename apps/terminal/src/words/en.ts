// One file per subject in en/; a key begins with its subject. de.ts has the same shape.
import { english } from "@parley/client";
import { screen } from "./en/screen.ts";
import { timeline } from "./en/timeline.ts";

export const en = { ...english, ...screen, ...timeline } as const;
