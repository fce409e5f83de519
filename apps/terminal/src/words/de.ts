import { german } from "@parley/client/words/de";
import type { Catalogue } from "./catalogue.ts";
import { cli } from "./de/cli.ts";
import { commands } from "./de/commands.ts";
import { composer } from "./de/composer.ts";
import { keys } from "./de/keys.ts";
import { notices } from "./de/notices.ts";
import { plain } from "./de/plain.ts";
import { screen } from "./de/screen.ts";
import { timeline } from "./de/timeline.ts";
import { storage } from "./de/storage.ts";
import { settings } from "./de/settings.ts";
import { server } from "./de/server.ts";
import { profiles } from "./de/profiles.ts";
import { login } from "./de/login.ts";
import { headless } from "./de/headless.ts";

export const de: Catalogue = {
  ...german,
  ...cli,
  ...commands,
  ...composer,
  ...keys,
  ...notices,
  ...plain,
  ...screen,
  ...timeline,
  ...storage,
  ...settings,
  ...server,
  ...profiles,
  ...login,
  ...headless,
};
