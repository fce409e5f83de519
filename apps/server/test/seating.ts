import type { Id } from "@parley/protocol";
import type { Emulator } from "@parley/twilio-emulator";
import { nextIds } from "../src/texts/outgoing/ids.ts";
import type { TestServer } from "./server.ts";

/** Somebody's phone, at the carrier. */
export interface Phone {
  number: string;
  /** What it has received, oldest first. */
  received(): string[];
  /** Waits until it has received this many. */
  until(count: number): Promise<string[]>;
  /** Texts to whichever number of ours texted it last, or to the one given. */
  write(body: string, to?: string): Promise<void>;
}

export function phoneOf(
  { parts }: TestServer,
  number: string,
  { handsets }: Pick<Emulator, "handsets"> = parts.twilio.emulator!,
): Phone {
  handsets.add(number);
  const texts = () => handsets.texts(number).filter(({ direction }) => direction === "in");
  const received = () => texts().map(({ body }) => body);
  return {
    number,
    received,
    async until(count) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = () => (texts().length >= count ? resolve() : undefined);
      const stop = handsets.watch(look);
      look();
      await promise;
      stop();
      return received();
    },
    async write(body, to = texts().at(-1)!.from) {
      await handsets.write(number, { to, body });
    },
  };
}

/** A phone person in a conversation, put there past all doors: for tests of what goes out. */
export async function seat(
  server: TestServer,
  conversation: Id,
  phone: string,
  {
    name = "Cy",
    number = server.parts.twilio.numbers[0]!,
    emulator = server.parts.twilio.emulator!,
  }: { name?: string; number?: string; emulator?: Emulator } = {},
): Promise<Phone & { person: Id }> {
  const { database, now } = server.parts;
  const known = await database.db
    .selectFrom("person")
    .select("id")
    .where("phone", "=", phone)
    .executeTakeFirst();
  const person = known?.id ?? nextIds(now(), 1)[0]!;
  const at = now() - 1;
  await database.write(async (tx) => {
    if (!known) {
      await tx
        .insertInto("person")
        .values({ id: person, kind: "phone", display_name: name, phone, created_at: at })
        .execute();
    }
    await tx
      .updateTable("conversation")
      .set({ phones: 1 })
      .where("id", "=", conversation)
      .execute();
    await tx
      .insertInto("membership")
      .values({
        conversation_id: conversation,
        person_id: person,
        state: "joined",
        role: "member",
        joined_seq: 0,
        read_seq: 0,
        from_id: null,
        created_at: at,
      })
      .execute();
    await tx
      .insertInto("seat")
      .values({
        phone,
        number,
        person_id: person,
        conversation_id: conversation,
        state: "taken",
        since: at,
        used_at: at,
        muted_until: null,
        rests_until: null,
      })
      .execute();
  });
  return { ...phoneOf(server, phone, emulator), person };
}
