import { german } from "@parley/client/words/de";
import type { Catalogue } from "./catalogue.ts";
import { app } from "./de/app.ts";
import { device } from "./de/device.ts";
import { find } from "./de/find.ts";
import { requests } from "./de/requests.ts";
import { files } from "./de/files.ts";
import { keys } from "./de/keys.ts";
import { members } from "./de/members.ts";
import { shell } from "./de/shell.ts";
import { timeline } from "./de/timeline.ts";
import { phone } from "./de/phone.ts";
import { phones } from "./de/phones.ts";
import { proof } from "./de/proof.ts";
import { security } from "./de/security.ts";
import { settings } from "./de/settings.ts";
import { signIn } from "./de/sign-in.ts";
import { updates } from "./de/updates.ts";

export const de: Catalogue = {
  ...german,
  ...app,
  ...device,
  ...find,
  ...requests,
  ...files,
  ...keys,
  ...members,
  ...shell,
  ...timeline,
  ...phone,
  ...phones,
  ...proof,
  ...security,
  ...settings,
  ...signIn,
  ...updates,
};
