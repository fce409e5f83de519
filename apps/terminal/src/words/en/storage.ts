export const storage = {
  "storage.damaged":
    "What was kept on this machine was damaged. It was put aside as {file}, and everything is loaded anew.",
  "storage.full":
    "The disk is full: nothing is kept on this machine, and what is not sent before you quit is lost.",
  "storage.readOnly":
    "Nothing is kept on this machine, and what is not sent before you quit is lost: {file} cannot be written.",
  "storage.unusable":
    "Nothing is kept on this machine, and what is not sent before you quit is lost: {file} cannot be used ({reason}).",
  "storage.newer":
    "{file} was written by a newer Parley, and is left alone. Update this one; until then nothing is kept.",
  "storage.keptAgain": "What you write is kept again.",
} as const;
