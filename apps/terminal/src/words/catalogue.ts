import type { Translation } from "@parley/client";
import type { en } from "./en.ts";

export type English = typeof en;
export type Key = keyof English;
export type Catalogue = Translation<English>;
