import type { ComponentType } from "react";

/** Which screen answers to which address. The first that matches is drawn; "*" matches every one. */
export interface Screen {
  path: string;
  /** Screens a person does not see on every visit are `lazy(() => import(…))`. */
  screen: ComponentType;
}

/** For whoever is not signed in. */
export const outside: readonly Screen[] = [];

/** For whoever is; each is drawn in the shell's main column. */
export const inside: readonly Screen[] = [];
