export const storage = {
  "storage.damaged":
    "What was kept on this machine was damaged. It was put aside as {file}, and everything is loaded anew.",
  "storage.full":
    "The disk is full: nothing is kept on this machine. What you write now is lost if it is not sent before you quit.",
  "storage.readOnly":
    "{file} cannot be written: nothing is kept on this machine. What you write now is lost if it is not sent before you quit.",
  "storage.unusable":
    "{file} cannot be used ({reason}): nothing is kept on this machine. What you write now is lost if it is not sent before you quit.",
  "storage.newer":
    "{file} was written by a newer Parley, and is left alone. Update this one; until then nothing is kept.",
  "storage.keptAgain": "What you write is kept again.",
} as const;
