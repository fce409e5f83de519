// One file per subject in en/; a key begins with its subject. de.ts has the same shape.
import { english } from "@parley/client";
import { app } from "./en/app.ts";
import { device } from "./en/device.ts";
import { find } from "./en/find.ts";
import { requests } from "./en/requests.ts";
import { files } from "./en/files.ts";
import { keys } from "./en/keys.ts";
import { members } from "./en/members.ts";
import { shell } from "./en/shell.ts";
import { timeline } from "./en/timeline.ts";
import { phone } from "./en/phone.ts";
import { phones } from "./en/phones.ts";
import { proof } from "./en/proof.ts";
import { security } from "./en/security.ts";
import { settings } from "./en/settings.ts";
import { signIn } from "./en/sign-in.ts";
import { updates } from "./en/updates.ts";

export const en = {
  ...english,
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
} as const;
