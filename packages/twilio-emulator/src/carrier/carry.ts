// The last stretch: from the carrier to the handset.
import { newSid } from "../api/sid.ts";
import type { CarriedText } from "../handsets/handset.ts";
import { MEDIA_PATH } from "../handsets/store.ts";
import type { World } from "../world.ts";

/** Null: it arrived. Otherwise the code of Twilio's under which it did not. */
export type Outcome = 30003 | 30005 | 30006 | 30007 | null;

/**
 * Hands a text to the carrier; resolves when it has arrived, or when the carrier has given up. A handset
 * that nobody has added is made by its first text.
 */
export async function deliverText(world: World, text: CarriedText): Promise<Outcome> {
  if (world.numbers.has(text.to)) {
    world.receive(text);
    return null;
  }
  const { faults } = world.handsets.add(text.to);
  const ended = world.work.begin();
  try {
    await pass(world, FASTEST_MS + world.random() * SPREAD_MS);
    if (faults.unknown) return 30005;
    if (faults.landline) return 30006;
    if (faults.filtered) return 30007;
    if (faults.off && !(await switchedOn(world, text.to))) return 30003;
    show(world, text);
    return null;
  } finally {
    ended();
  }
}

function show(world: World, text: CarriedText): void {
  const media = text.media ?? [];
  for (const each of media) world.handsets.keepMedia(each);
  world.handsets.show(text.to, {
    sid: text.sid ?? newSid("SM"),
    from: text.from,
    to: text.to,
    body: text.body,
    media: media.map(({ sid, type }) => ({ url: MEDIA_PATH + sid, type })),
    at: new Date(world.clock.now()).toISOString(),
    direction: "in",
    status: "delivered",
  });
}

/** From the carrier's yes to the handset's receipt. */
const FASTEST_MS = 40;
const SPREAD_MS = 260;

function pass(world: World, ms: number): Promise<void> {
  return new Promise((resolve) => world.clock.after(ms, resolve));
}

/** False when the carrier's patience ends first. */
function switchedOn(world: World, number: string): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = world.handsets.watch(({ handset }) => {
      if (handset !== number || world.handsets.get(number)?.faults.off) return;
      settle(true);
    });
    const cancel = world.clock.after(world.faults.get().offPatienceMs, () => settle(false));
    const settle = (isOn: boolean): void => {
      stop();
      cancel();
      resolve(isOn);
    };
  });
}
