import type { Translation } from "@parley/client";
import type { commands as english } from "../en/commands.ts";

export const commands: Translation<typeof english> = {
  "command.attach": "Schickt eine Datei mit dem mit, was du schreibst",
  "command.quit": "Beendet Parley; was gerade geschrieben wird, bleibt",
};
