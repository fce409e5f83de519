// The owner of a handset writes.
import { newSid } from "../api/sid.ts";
import { deliverText } from "../carrier/carry.ts";
import type { World } from "../world.ts";
import type { CarriedMedia, CarriedText, HandsetText } from "./handset.ts";
import { MEDIA_PATH } from "./store.ts";

export interface Written {
  to: string;
  /** Up to 1,600 characters; may be empty beside media. */
  body: string;
  media?: { type: string; bytes: Uint8Array }[];
}

/** What a handset cannot do; the message says why. */
export class HandsetRefusal extends Error {}

/** Hands the text to the carrier: it is on the handset, and one of our numbers has received it. */
export function write(world: World, number: string, written: Written): HandsetText {
  const { faults } = world.handsets.add(number);
  const { to, body } = written;
  if (world.numbers.has(number)) throw new HandsetRefusal(`${number} is no handset`);
  if (faults.off) throw new HandsetRefusal("The handset is off");
  if (faults.landline || faults.unknown) throw new HandsetRefusal("The line carries no texts");
  if (body.length > LONGEST_BODY)
    throw new HandsetRefusal(`A text holds up to ${LONGEST_BODY} characters, not ${body.length}`);
  const media = (written.media ?? []).map(mediaOf);
  for (const { type } of media)
    if (!MEDIA_TYPE.test(type)) throw new HandsetRefusal("The picture's type is none");
  if (body === "" && media.length === 0) throw new HandsetRefusal("The text is empty");
  if (media.length > MOST_MEDIA)
    throw new HandsetRefusal(`A text holds up to ${MOST_MEDIA} pictures, not ${media.length}`);

  const text = { from: number, to, body, sid: newSid(media.length > 0 ? "MM" : "SM"), media };
  const shown = show(world, text);
  if (world.numbers.has(to)) world.receive(text);
  else void deliverText(world, text);
  return shown;
}

const LONGEST_BODY = 1600;
const MOST_MEDIA = 10;
/** It becomes a header. */
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/;

function mediaOf({ type, bytes }: { type: string; bytes: Uint8Array }): CarriedMedia {
  return { sid: newSid("ME"), type, base64: Buffer.from(bytes).toString("base64") };
}

function show(world: World, text: CarriedText & { sid: string; media: CarriedMedia[] }) {
  for (const each of text.media) world.handsets.keepMedia(each);
  const shown: HandsetText = {
    sid: text.sid,
    from: text.from,
    to: text.to,
    body: text.body,
    media: text.media.map(({ sid, type }) => ({ url: MEDIA_PATH + sid, type })),
    at: new Date(world.clock.now()).toISOString(),
    direction: "out",
    status: "sent",
  };
  world.handsets.show(text.from, shown);
  return shown;
}
