// One file per subject in en/; a key begins with its subject. de.ts has the same shape.
import { app } from "./en/app.ts";
import { errors } from "./en/errors.ts";

export const en = {
  ...app,
  ...errors,
} as const;
