import { endpoints, Refusal } from "@parley/protocol";
import type { Emulator } from "@parley/twilio-emulator";
import type { Authenticate } from "../http/asker.ts";
import { route, type Door } from "../http/route.ts";
import type { Parts } from "../parts.ts";
import { followChanges, type Changes } from "./changes.ts";
import { phonesGate, type PhonesGate } from "./gate.ts";
import { showMedia } from "./media.ts";
import { canWrite } from "./policy.ts";
import { presentHandset } from "./present.ts";

const LONGEST_WAIT_MS = 20_000;

interface Phones {
  /** Whether the page is there for whoever asks. */
  gate: PhonesGate;
  /** For those whom the gate lets through; to everybody else nothing is here. */
  routes(door: Door): Promise<void>;
  /** Nobody waits for changes any longer, which would keep the server from closing. */
  stop(): void;
}

/** The simulated phones; without them in this process, nothing. */
export function simulatedPhones(parts: Parts, authenticate: Authenticate): Phones {
  const { emulator } = parts.twilio;
  if (!emulator) return { gate: async () => false, routes: async () => {}, stop() {} };
  const gate = phonesGate(parts, authenticate);
  const changes = followChanges(emulator, parts.now());
  return {
    gate,
    async routes({ app, ...rest }) {
      await app.register(async (gated) => {
        // After the limits and the Origin, and before anything is read: who may not come in learns nothing.
        gated.addHook("preParsing", async (request) => {
          if (!(await gate(request))) throw new Refusal("not_found");
        });
        const door = { app: gated, ...rest };
        phoneRoutes(door, emulator, changes);
        accountRoutes(door, emulator, changes);
        changesRoute(door, changes);
      });
    },
    stop: () => changes.close(),
  };
}

function phoneRoutes(door: Door, emulator: Emulator, changes: Changes): void {
  const { handsets } = emulator;
  route(door, endpoints.listHandsets, async () => ({
    items: handsets.list().map(presentHandset),
  }));
  route(door, endpoints.addHandset, async ({ body: { number } }) => {
    refuseOurs(emulator, number);
    const handset = handsets.add(number);
    changes.note(number);
    return presentHandset(handset);
  });
  route(door, endpoints.listHandsetTexts, async ({ params: { number } }) => ({
    items: handsets.texts(number),
  }));
  route(door, endpoints.writeOnHandset, async ({ params: { number }, body }) => {
    refuseOurs(emulator, number);
    const handset = handsets.get(number);
    if (handset && !canWrite(handset.faults)) throw new Refusal("phone_unable");
    const media = body.media?.map(({ type, base64 }) => ({
      type,
      bytes: Buffer.from(base64, "base64"),
    }));
    return handsets.write(number, { to: body.to, body: body.body, ...(media && { media }) });
  });
  route(door, endpoints.getHandsetMedia, async ({ params: { media }, reply }) =>
    showMedia(emulator, media, reply),
  );
  route(door, endpoints.changeHandsetFaults, async ({ params: { number }, body }) => {
    refuseOurs(emulator, number);
    return presentHandset(handsets.setFaults(number, named(body)));
  });
}

function accountRoutes(door: Door, emulator: Emulator, changes: Changes): void {
  const { faults, console } = emulator;
  route(door, endpoints.listOwnNumbers, async () => ({
    items: emulator.numbers.map((number) => ({ number })),
  }));
  route(door, endpoints.getCarrierFaults, async () => faults.get());
  route(door, endpoints.changeCarrierFaults, async ({ body }) => {
    const set = faults.set(named(body));
    changes.note(null);
    return set;
  });
  route(door, endpoints.listConsole, async () => ({ items: console.list() }));
}

function changesRoute(door: Door, changes: Changes): void {
  route(door, endpoints.awaitHandsetChanges, async ({ query: { after }, reply }) => {
    const now = changes.since(after);
    if (after !== now.last) return now;
    const gone = new AbortController();
    reply.raw.once("close", () => gone.abort());
    await changes.next(AbortSignal.any([gone.signal, AbortSignal.timeout(LONGEST_WAIT_MS)]));
    return changes.since(after);
  });
}

/** What a body left out is not there; JSON has no other nothing. */
const named = <T>(changes: T) => changes as { [K in keyof T]: Exclude<T[K], undefined> };

/** A number of this server's own is nobody's phone. */
function refuseOurs({ numbers }: Emulator, number: string): void {
  if (numbers.includes(number)) throw new Refusal("phone_invalid");
}
