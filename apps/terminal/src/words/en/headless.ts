export const headless = {
  "headless.unknown": "You are in no conversation called {name}. parley conversations lists them.",
  "headless.unknownNear": "You are in no conversation called {name}. Did you mean {near}?",
  "headless.notIn":
    "{name} is there, but you are not in it. Join it first: open parley and write /join {name}",
  "headless.since":
    "{given} is no time and no message. Say 120 (behind that message), 30m, 2h, 1d, 17:30, 2026-11-20 or 2026-11-20T17:30.",
  "headless.count": "{option} takes a whole number above zero, not {given}.",
  "headless.deleted": "(deleted)",
  "headless.away": "No connection. Trying again.",
  "headless.back": "Connected again.",
  "headless.waits": "What comes in is sent once it is back.",
  "headless.blank": "There is nothing to send: the text is blank.",
  "headless.tooLong": "A message holds at most {count} characters. Send it as a file: --file PATH",
  "headless.nothing": "What is to be sent? Give a text, or - for what comes in, or --file PATH.",
  "headless.linesAlone":
    "--lines sends what comes in, and takes neither a text nor --file nor --reply.",
  "headless.tooManyFiles": "A message carries at most {count} files. Send the rest with another.",
  "headless.uploading": "{name}: {percent} % uploaded",
  "headless.file": "{path} cannot be read ({reason}).",
  "headless.noAnswer": {
    one: "No answer came within {count} second. The question stands.",
    other: "No answer came within {count} seconds. The question stands.",
  },
  "headless.unread": { one: "{count} new", other: "{count} new" },
} as const;
