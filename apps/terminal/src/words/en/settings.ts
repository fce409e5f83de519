export const settings = {
  "settings.unreadable": "{file} cannot be read ({reason}). Everything is as it comes.",
  "settings.broken":
    "{file}, line {line}: {reason}. Everything is as it comes until that is mended.",
  "settings.unknown": "{file}: there is no setting called {name}.",
  "settings.wrong": "{file}: {name} takes {expected}. It is as it comes until then.",
} as const;
