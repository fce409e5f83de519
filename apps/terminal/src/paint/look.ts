import { createContext, use } from "react";
import { createPainter, type Painter } from "./paint.ts";

const LookContext = createContext<Painter>(createPainter("none", false));

export const LookProvider = LookContext.Provider;

/** How this terminal is painted on. */
export const useLook = (): Painter => use(LookContext);
