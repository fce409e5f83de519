// The handsets and the faults for programs of this machine: `/phones/api/…`. Lists answer `{items}`.
import { handsetsOf } from "../handsets/handsets.ts";
import type { HandsetFaults } from "../handsets/handset.ts";
import { MEDIA_PATH } from "../handsets/store.ts";
import { HandsetRefusal } from "../handsets/write.ts";
import type { FaultState } from "../faults.ts";
import type { World } from "../world.ts";

interface Reply {
  status: number;
  headers: Record<string, string>;
  body?: object;
}

/** `path` is what follows `/phones/api/`. */
export async function answerPhones(
  world: World,
  method: string,
  path: string,
  body: Buffer,
): Promise<Reply> {
  try {
    const [first = "", second, third, ...rest] = path.split("/").map(decodeURIComponent);
    if (rest.length > 0) return json(404, { message: "Nothing answers here" });
    const asked = { method, what: [first, third].filter(Boolean).join("/"), name: second, body };
    return (await answer(world, asked)) ?? json(404, { message: "Nothing answers here" });
  } catch (error) {
    if (error instanceof HandsetRefusal) return json(422, { message: error.message });
    if (error instanceof Unreadable || error instanceof URIError)
      return json(400, { message: error.message });
    throw error;
  }
}

interface Asked {
  method: string;
  /** `handsets`, `handsets/texts` … with the name between them taken out. */
  what: string;
  name: string | undefined;
  body: Buffer;
}

async function answer(world: World, { method, what, name, body }: Asked): Promise<Reply | null> {
  const handsets = handsetsOf(world);
  switch (`${method} ${what}${name === undefined ? "" : " of"}`) {
    case "GET numbers":
      return items([...world.numbers.values()].map(({ number, kind }) => ({ number, kind })));
    case "GET handsets":
      return items(handsets.list());
    case "POST handsets":
      return json(201, handsets.add(numberIn(read(body)["number"])));
    case "GET handsets/texts of":
      return items(handsets.texts(numberIn(name)));
    case "POST handsets/texts of":
      return json(201, await handsets.write(numberIn(name), writtenIn(read(body))));
    case "PUT handsets/faults of": {
      const current = handsets.add(numberIn(name)).faults;
      return json(200, handsets.setFaults(numberIn(name), changesIn<HandsetFaults>(current, body)));
    }
    case "GET faults":
      return json(200, world.faults.get());
    case "PUT faults":
      return json(200, world.faults.set(changesIn<FaultState>(world.faults.get(), body)));
    case "GET console":
      return items(world.console.list());
    case "GET media of": {
      const found = handsets.media(`${MEDIA_PATH}${name}`);
      // Whatever somebody sent is shown, never run.
      const headers = { "x-content-type-options": "nosniff", "content-security-policy": "sandbox" };
      if (!found) return null;
      return {
        status: 200,
        headers: { "content-type": found.type, ...headers },
        body: found.bytes,
      };
    }
    default:
      return null;
  }
}

class Unreadable extends Error {}

function read(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Unreadable("Expected a JSON object");
}

function numberIn(value: unknown): string {
  if (typeof value === "string" && /^(\+[1-9]\d{6,14}|\d{3,8})$/.test(value)) return value;
  throw new Unreadable("Expected a number in E.164, or a short code");
}

function writtenIn({ to, body = "", media = [] }: Record<string, unknown>) {
  if (typeof body !== "string") throw new Unreadable("body is no text");
  if (!Array.isArray(media) || !media.every(isMedia)) throw new Unreadable("media is no list");
  const decoded = media.map(({ type, base64 }) => ({ type, bytes: Buffer.from(base64, "base64") }));
  return { to: numberIn(to), body, media: decoded };
}

function isMedia(value: unknown): value is { type: string; base64: string } {
  const { type, base64 } = (value ?? {}) as Record<string, unknown>;
  return typeof type === "string" && typeof base64 === "string";
}

/** Only what exists, and of its own kind. */
function changesIn<T extends object>(current: T, body: Buffer): Partial<T> {
  const changes = read(body);
  for (const [name, value] of Object.entries(changes)) {
    const known = (current as Record<string, unknown>)[name];
    const isDate = name.endsWith("At") && (value === null || typeof value === "string");
    if (known === undefined || (typeof known !== typeof value && !isDate))
      throw new Unreadable(`${name} cannot be that`);
    if (typeof value === "number" && !(value >= 0))
      throw new Unreadable(`${name} cannot be negative`);
  }
  return changes as Partial<T>;
}

function items(list: object[]): Reply {
  return json(200, { items: list });
}

function json(status: number, body: object): Reply {
  return { status, headers: { "content-type": "application/json" }, body };
}
