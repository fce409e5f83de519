import { expect } from "vitest";
import { createApi } from "@parley/client";

let numbers = 10;

/** A simulated phone on the table beside the terminal. Each has a number of its own. */
export function handset(url: string) {
  const number = `+120255502${numbers++}`;
  const api = createApi({ url });
  let read = 0;

  return {
    number,
    /** The digits in the next text that has not been read. */
    async nextCode(): Promise<string> {
      const { body } = await next();
      return /\b\d{6}\b/.exec(body)![0];
    },
    next,
    async answer(to: string, body: string): Promise<void> {
      await api.call("writeOnHandset", { params: { number }, body: { to, body } });
    },
  };

  async function next() {
    const text = async () => {
      const { items } = await api.call("listHandsetTexts", { params: { number } });
      return items.filter(({ direction }) => direction === "in")[read];
    };
    await expect.poll(text).toBeDefined();
    const found = (await text())!;
    read++;
    return found;
  }
}
