import { foldName, segmentsOf } from "@parley/protocol";
import { gsmName } from "../outgoing/prefix.ts";

// Everything the server itself says to a phone. Plain, short and in GSM-7, so that each is one
// segment. HELP and STOP are the carrier's, and it answers them: our own words are WORDS and LEAVE.

/** What a conversation is called in a text; a direct has no name. */
const called = (name: string | null) => name ?? "this conversation";

export const consent = (inviter: string, name: string): string =>
  `${gsmName(inviter)} invites you to ${name}, a chat by text. ` +
  "Reply JOIN to come in, LEAVE to decline. STOP ends texts. Message rates may apply.";

/** To a phone that somebody begins to text. */
export const texts = (sender: string): string =>
  `${gsmName(sender)} texts you through Parley, a chat. What you answer here goes to them. ` +
  "STOP ends texts. Message rates may apply.";

export const invited = (name: string): string =>
  `You are invited to ${name}. Reply JOIN to come in or LEAVE to decline.`;

export const welcome = (name: string | null, others: number): string =>
  `You are in ${called(name)} with ${others === 1 ? "1 other" : `${others} others`}. ` +
  "What you text to this number goes to all of them. WHO is here? LEAVE to go. WORDS for more.";

export const alreadyIn = (name: string | null): string =>
  `You are in ${called(name)} already. What you text to this number goes there.`;

/** To a phone whose owner asked for texts in the app. */
export const textsOn = (name: string | null): string =>
  `You get ${called(name)} by text now. What you text to this number goes there. ` +
  "LEAVE to go, STOP for no texts, WORDS for more.";

export const textsOff = (name: string | null): string =>
  `You get ${called(name)} by text no longer, as you chose in the app.`;

export const left = (name: string | null): string => {
  const back = name === null ? "" : ` JOIN ${name} to come back.`;
  return `You have left ${called(name)}, and get no more texts from it.${back}`;
};

export const leftLast = (name: string | null): string =>
  `You were the last to leave ${called(name)}: it has ended.`;

export const declined = (name: string | null): string =>
  `You are not in ${called(name)}, and get no texts from it.`;

export const removed = (name: string | null): string =>
  `You were taken out of ${called(name)}, and get no more texts from it.`;

export const ended = (name: string | null): string =>
  `${capital(called(name))} has ended. You get no more texts from it.`;

export const phonesOff = (name: string | null): string =>
  `${capital(called(name))} takes no phones any longer. You get no more texts from it.`;

export const notInThat = (name: string): string =>
  `You are not in a conversation called ${shortened(name)}. LIST tells where you are.`;

/**
 * Asks whether a device may come in. Where it is, and nothing that whoever started it could have
 * written: this goes to any number they name.
 */
export const letIn = (address: string, digits: string): string =>
  `Sign in to Parley on a terminal at ${address}? Answer ${digits} and the first 4 letters ` +
  "of the code it shows. If you did not start this, do nothing.";

export const isIn = "Allowed. Go back to your terminal.";
export const halfAnswer =
  "Answer with the digits and the first 4 letters in your terminal, like 123456 BCDF.";
export const wrongAnswer = "Those are not the digits and letters.";
export const askedTooLongAgo = "That is good no more. Begin again in your terminal.";

/** Whether a phone means this conversation. */
export const isSameName = (called: string | null, meant: string): boolean =>
  called !== null && foldName(called) === foldName(meant);

/** To a number whose owner says, from a session they still have, that they lost it. */
export const lost =
  "Somebody signed in to your Parley account says that they lost this number. " +
  "If that is wrong, answer NOT LOST: that calls it off. So does signing in with it.";

export const calledOff =
  "Called off: nobody is let in without your number. If this was not you, sign in with it and " +
  "end the sessions you do not know.";
export const nothingWaits = "There is nothing to call off.";
export const howToCallOff =
  "Somebody says that they lost this number. Answer NOT LOST to call it off.";

export const notIn = "You are in no conversation at this number.";

export const unknown =
  "This number belongs to Parley, a chat. Text JOIN and a name to come into a conversation, " +
  "LIST to see which there are.";

export const noSuch = (name: string): string =>
  `There is no conversation called ${shortened(name)} that takes phones. LIST tells which there are.`;

export const joinWhat = "Text JOIN and a name, like JOIN garden. LIST tells which there are.";

export const noNumberLeft = (count: number): string =>
  `You are in ${count === 1 ? "1 conversation" : `${count} conversations`} by text, ` +
  "as many as this server has numbers for. LEAVE one of them first.";

export const numbersRest =
  "Our numbers still rest from conversations you have left, so that no text goes astray. " +
  "Go back to one of those, or try this again in some days.";

export const words =
  "JOIN name, LEAVE, WHO, LIST, NAME you, MUTE 2h, UNMUTE, LAST 5. " +
  "Anything else you text goes to everybody. STOP ends all texts.";

export const wordsOutside =
  "JOIN name: come into a conversation. LIST: which there are. STOP ends all texts.";

export const who = (name: string | null, people: string[], total: number): string => {
  const start = `In ${called(name)}: `;
  return start + listed(people.map(gsmName), total, start);
};

export const list = (mine: string[], open: string[]): string => {
  const here = mine.length === 0 ? "You are in none." : `You are in ${mine.join(", ")}.`;
  const start = `${here} `;
  if (open.length === 0) return `${start}No other is open to phones.`;
  const opening = `${start}Open to phones: `;
  return `${opening}${listed(open, open.length, `${opening}${JOIN_HINT}`)}.${JOIN_HINT}`;
};
const JOIN_HINT = " JOIN one by name.";

export const named = (name: string): string => `You are called ${name} now.`;
export const nameWhat = "Text NAME and what you want to be called, like NAME Ana.";
export const nameInApp = "You have an account here: change your name in the app.";

export const muted = (name: string | null, howLong: string): string =>
  `No texts from ${called(name)} for ${howLong}. UNMUTE brings them back, LAST 5 what was said.`;
export const unmuted = (name: string | null): string =>
  `You get texts from ${called(name)} again. LAST 5 brings what was said.`;
export const muteWhat = "Text MUTE and for how long, like MUTE 2h, MUTE 30m or MUTE 1d.";

export const somePicture = "(sent a picture)";

const lengths = [
  [24 * 60, "day"],
  [60, "hour"],
  [1, "minute"],
] as const;

/** In the largest unit that says it exactly. */
export function howLong(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [each, unit] = lengths.find(([size]) => minutes % size === 0 && minutes >= size)!;
  const count = minutes / each;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

export const nothingSaid = (name: string | null): string =>
  `Nothing has been said in ${called(name)} yet.`;

/** The newest lines that fit into what one text may be. */
export function last(lines: { name: string; body: string }[], mostSegments: number): string {
  const chosen: string[] = [];
  for (const { name, body } of lines.toReversed()) {
    const line = `${gsmName(name)}: ${body}`;
    const fits = segmentsOf([line, ...chosen].join("\n")).segments <= mostSegments;
    if (!fits && chosen.length > 0) break;
    chosen.unshift(fits ? line : cut(line, mostSegments));
  }
  return chosen.join("\n");
}

export const notSent = "That was not sent: nobody is left there who takes messages from you.";

/** Stands in a message where something that came with a text should be. */
export const missingPictures = (count: number): string =>
  count === 1
    ? "[A picture that came with this text could not be fetched.]"
    : `[${count} pictures that came with this text could not be fetched.]`;

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length > 20 ? `${letters.slice(0, 20).join("")}...` : name;
}

/** As many as fit beside `others` into one segment, and how many there are more. */
function listed(names: string[], total: number, others: string): string {
  for (let count = names.length; count > 0; count--) {
    const more = total - count;
    const text = names.slice(0, count).join(", ") + (more > 0 ? ` and ${more} more` : "");
    if (count === 1 || segmentsOf(others + text).segments === 1) return text;
  }
  return `${total} people`;
}

function cut(line: string, mostSegments: number): string {
  let short = Array.from(line);
  while (segmentsOf(`${short.join("")}...`).segments > mostSegments) {
    short = short.slice(0, Math.floor(short.length * 0.9));
  }
  return `${short.join("")}...`;
}
