import { createApi } from "@parley/client";
import type { House } from "./house.ts";
import { eventually } from "./screen.ts";

/** A simulated phone, as one has it in one's hand. */
export interface Phone {
  /** E.164. */
  number: string;
  /** The code in the first text that has not been read yet. */
  nextCode: () => Promise<string>;
}

let phones = 30;

/** Each has a number of its own, among those that belong to nobody. */
export function phone(house: House): Phone {
  const number = `+120255501${phones++}`;
  let read = 0;

  async function unread() {
    const api = createApi({ url: house.url });
    const { items } = await api.call("listHandsetTexts", { params: { number } });
    return items[read];
  }

  return {
    number,
    async nextCode() {
      await eventually(unread).toBeDefined();
      const text = await unread();
      read++;
      const code = /\b\d{6}\b/.exec(text?.body ?? "")?.[0];
      if (code === undefined) throw new Error(`There is no code in ${JSON.stringify(text)}`);
      return code;
    },
  };
}
