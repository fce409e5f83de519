export const profiles = {
  "profiles.none": "Nobody is signed in on this machine. Sign in: parley login",
  "profiles.noneThere":
    "Nobody is signed in to {server} on this machine. Sign in: parley login {server}",
  "profiles.unknown": "Nobody is signed in here as {name}. There are: {names}",
  "profiles.noToken":
    "What {name} was signed in with is no longer on this machine. Sign in again: parley login {server}",
  "profiles.keyring":
    "What you were signed in with is in this machine's keyring, and that does not give it. Unlock it and try again, or sign in again: parley login {server}",
  "profiles.tokenAlone":
    "PARLEY_TOKEN is set, and PARLEY_SERVER is not. A token is good for one server: set both.",
  "profiles.unreadable":
    "{file} cannot be read ({reason}), so it is not known who is signed in here.",
  "profiles.damaged":
    "{file} is damaged, so it is not known who is signed in here. Mend it, or remove it and sign in again.",
  "profiles.full":
    "The disk is full: {file} cannot be written, so it cannot be kept who is signed in here. Make room, and try again.",
  "profiles.unwritable":
    "{file} cannot be written ({reason}), so it cannot be kept who is signed in here.",
  "profiles.current": "current",
  "profiles.now": "From now on you are {name}.",
  "profiles.waits": {
    one: "{count} message is not sent yet, and would be lost.",
    other: "{count} messages are not sent yet, and would be lost.",
  },
  "profiles.begun": {
    one: "What you have begun to write in {count} conversation would be lost.",
    other: "What you have begun to write in {count} conversations would be lost.",
  },
  "profiles.outAnyway": "Sign out all the same? (y for yes)",
  "profiles.outYes": "y",
  "profiles.outAsk": "With --yes you are signed out all the same.",
  "profiles.stays": "You stay signed in.",
  "profiles.out": "You are signed out of {server}. What was kept here is gone.",
  "profiles.outHere":
    "What was kept here of {server} is gone. The server could not be reached, so this sign-in still counts there: end it in another app, among your sessions.",
} as const;
