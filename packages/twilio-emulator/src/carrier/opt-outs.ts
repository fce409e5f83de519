// Who has told whom to stop. Without a messaging service a STOP concerns one number of ours; within one
// it concerns all of them. The network of a toll-free number keeps a list of its own besides.
import type { OwnNumber } from "../senders.ts";
import type { World } from "../world.ts";

/** What a reserved word asks of the carrier. */
export type Wish = "stop" | "start" | "help";

/** Only a body that is one of these words and nothing else, in any case. */
export function wishOf(body: string): Wish | null {
  return WISHES.get(body.trim().toUpperCase()) ?? null;
}

const WORDS: Record<Wish, string[]> = {
  stop: ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"],
  start: ["START", "YES", "UNSTOP"],
  help: ["HELP", "INFO"],
};
const WISHES = new Map<string, Wish>();
for (const wish of Object.keys(WORDS) as Wish[])
  for (const word of WORDS[wish]) WISHES.set(word, wish);

/** Grants the wish; answers what the carrier itself says to the handset, if anything. */
export function grant(world: World, wish: Wish, own: OwnNumber, phone: string): string | null {
  if (wish === "help") return REPLIES.help;
  const wasOptedOut = hasOptedOut(world, own, phone);
  for (const scope of scopesOf(own)) {
    if (wish === "stop") optOuts(world).set(`${scope} ${phone}`, true);
    else optOuts(world).delete(`${scope} ${phone}`);
  }
  // The second STOP, and a START that changes nothing, are texts like any other.
  if (wasOptedOut === (wish === "stop")) return null;
  return (own.kind === "toll-free" ? NETWORK_REPLIES : REPLIES)[wish];
}

/** True when nothing may be sent from this number to this phone (21610). */
export function hasOptedOut(world: World, own: OwnNumber, phone: string): boolean {
  const known = optOuts(world);
  if (known.size === 0) return false;
  // The scopes of then: a number that joined a service still carries what was said to it alone.
  const scopes = [own.number, ...(own.serviceSid === null ? [] : [own.serviceSid])];
  return scopes.some((scope) => known.has(`${scope} ${phone}`));
}

/** The same for a service that has not chosen a number yet. */
export function hasOptedOutOfService(world: World, serviceSid: string, phone: string): boolean {
  return optOuts(world).has(`${serviceSid} ${phone}`);
}

function scopesOf(own: OwnNumber): string[] {
  if (own.serviceSid === null) return [own.number];
  return own.kind === "toll-free" ? [own.serviceSid, own.number] : [own.serviceSid];
}

function optOuts(world: World) {
  return world.journal.table<true>("opt-outs");
}

const REPLIES: Record<Wish, string> = {
  stop: "You are unsubscribed and will get no more messages from this number. Reply START to resubscribe.",
  start:
    "You are subscribed again and will get messages from this number. Reply STOP to unsubscribe.",
  help: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};
const NETWORK_REPLIES: Record<Wish, string> = {
  ...REPLIES,
  stop: 'NETWORK MSG: You replied "stop", which blocks all texts from this number. Text "unstop" to get them again.',
  start: 'NETWORK MSG: You replied "unstop" and will get texts from this number again.',
};
