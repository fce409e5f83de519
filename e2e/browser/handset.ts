import { createApi, type Api } from "@parley/client";
import type { HandsetFaults } from "@parley/protocol";
import type { House } from "./house.ts";
import { eventually } from "./screen.ts";

/** A simulated phone that takes part by text. */
export interface Handset {
  /** E.164. */
  number: string;
  /** What has come to it, the oldest first. */
  texts: () => Promise<string[]>;
  /** Waits for a text that says this. */
  gets: (said: string) => Promise<void>;
  /** Answers whoever texted it last. */
  answer: (body: string) => Promise<void>;
  fail: (faults: Partial<HandsetFaults>) => Promise<void>;
}

let handsets = 60;

/** Each has a number of its own, among those that belong to nobody. */
export function handset(house: House): Handset {
  const number = `+120255501${handsets++}`;
  const api: Api = createApi({ url: house.url });
  const params = { number };

  async function received() {
    const { items } = await api.call("listHandsetTexts", { params });
    return items.filter(({ direction }) => direction === "in");
  }

  const texts = async () => (await received()).map(({ body }) => body);
  return {
    number,
    texts,
    async gets(said) {
      await eventually(async () => (await texts()).join("\n")).toContain(said);
    },
    async answer(body) {
      const last = (await received()).at(-1);
      if (!last) throw new Error("Nobody has texted this phone.");
      await api.call("writeOnHandset", { params, body: { to: last.from, body } });
    },
    async fail(faults) {
      await api.call("changeHandsetFaults", { params, body: faults });
    },
  };
}
