import { german } from "@parley/client/words/de";
import type { Catalogue } from "./catalogue.ts";
import { cli } from "./de/cli.ts";
import { screen } from "./de/screen.ts";
import { timeline } from "./de/timeline.ts";
import { storage } from "./de/storage.ts";
import { settings } from "./de/settings.ts";
import { server } from "./de/server.ts";

export const de: Catalogue = {
  ...german,
  ...cli,
  ...screen,
  ...timeline,
  ...storage,
  ...settings,
  ...server,
};
