import { commands } from "./de/commands.ts";
import { composer } from "./de/composer.ts";
import { deliveries } from "./de/deliveries.ts";
import { errors } from "./de/errors.ts";
import { history } from "./de/history.ts";
import type { english } from "./en.ts";
import type { Translation } from "./entry.ts";

export const german: Translation<typeof english> = {
  ...commands,
  ...composer,
  ...deliveries,
  ...errors,
  ...history,
};
