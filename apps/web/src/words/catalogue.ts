import type { en } from "./en.ts";
import type { Translation } from "@parley/client";

export type English = typeof en;
export type Key = keyof English;
export type Catalogue = Translation<English>;
