import type { Catalogue } from "./catalogue.ts";
import { app } from "./de/app.ts";
import { errors } from "./de/errors.ts";

export const de: Catalogue = {
  ...app,
  ...errors,
};
