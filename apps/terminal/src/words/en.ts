// One file per subject in en/; a key begins with its subject. de.ts has the same shape.
import { english } from "@parley/client";
import { cli } from "./en/cli.ts";
import { commands } from "./en/commands.ts";
import { composer } from "./en/composer.ts";
import { keys } from "./en/keys.ts";
import { notices } from "./en/notices.ts";
import { plain } from "./en/plain.ts";
import { screen } from "./en/screen.ts";
import { timeline } from "./en/timeline.ts";
import { storage } from "./en/storage.ts";
import { settings } from "./en/settings.ts";
import { server } from "./en/server.ts";
import { profiles } from "./en/profiles.ts";
import { login } from "./en/login.ts";
import { headless } from "./en/headless.ts";

export const en = {
  ...english,
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
} as const;
