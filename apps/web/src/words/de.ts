import type { Catalogue } from "./catalogue.ts";
import { app } from "./de/app.ts";
import { errors } from "./de/errors.ts";
import { find } from "./de/find.ts";
import { requests } from "./de/requests.ts";
import { composer } from "./de/composer.ts";
import { keys } from "./de/keys.ts";
import { members } from "./de/members.ts";
import { shell } from "./de/shell.ts";
import { timeline } from "./de/timeline.ts";
import { settings } from "./de/settings.ts";
import { signIn } from "./de/sign-in.ts";
import { updates } from "./de/updates.ts";

export const de: Catalogue = {
  ...app,
  ...errors,
  ...find,
  ...requests,
  ...composer,
  ...keys,
  ...members,
  ...shell,
  ...timeline,
  ...settings,
  ...signIn,
  ...updates,
};
