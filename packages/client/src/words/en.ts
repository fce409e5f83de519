// What every face says in the same words; each adds its own. A key begins with its subject. de.ts has the same shape.
import { commands } from "./en/commands.ts";
import { composer } from "./en/composer.ts";
import { deliveries } from "./en/deliveries.ts";
import { errors } from "./en/errors.ts";
import { history } from "./en/history.ts";

export const english = { ...commands, ...composer, ...deliveries, ...errors, ...history } as const;
