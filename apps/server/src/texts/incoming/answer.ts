import { Refusal, type Id } from "@parley/protocol";
import type { Parts } from "../../parts.ts";
import { queueNotice } from "../outgoing/notice.ts";
import type { Heard } from "./heard.ts";
import { wasToldSince } from "./queries.ts";
import type { Word } from "./words-in.ts";

const HOUR_MS = 3600_000;

interface About {
  person?: Id;
  conversation?: Id;
}

/** Answers a phone from the number it wrote to. */
export async function answer(
  parts: Parts,
  { phone, number }: Heard,
  body: string,
  about: About = {},
): Promise<void> {
  const notice = { phone, number, body, ...about };
  await parts.database.write((tx) => queueNotice(tx, notice, parts.now()));
  parts.texts.wake();
}

/** The same for what nobody asked for: at most one an hour, or two machines would talk for ever. */
export async function hint(parts: Parts, heard: Heard, body: string): Promise<void> {
  const sinceMs = parts.now() - HOUR_MS;
  if (await wasToldSince(parts.database.db, heard.phone, sinceMs)) return;
  await answer(parts, heard, body);
}

/** Whether a phone may have one more answer to a word of its own. Who wants to leave always may. */
export async function mayAsk(
  { limits }: Parts,
  { phone }: Heard,
  { word }: Word,
): Promise<boolean> {
  try {
    await limits.spend("text.answer", phone);
    return true;
  } catch (error) {
    if (word === "leave") return true;
    if (error instanceof Refusal && error.code === "too_many") return false;
    throw error;
  }
}
