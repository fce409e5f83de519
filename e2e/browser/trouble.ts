import type { BrowserContext } from "playwright-core";
import { expect } from "vitest";
import { eventually } from "./screen.ts";

const network = /net::ERR_|^WebSocket connection to .* failed/;
const refusal = /the server responded with a status of 4\d\d/;

/**
 * What goes wrong in any page, and that nothing does: errors nobody caught, whatever the browser
 * complains of (its content security policy included), and dialogs, which Parley never opens.
 */
export class Trouble {
  #found: string[] = [];
  #expected: RegExp[] = [];

  watch(context: BrowserContext): void {
    context.on("weberror", (error) => this.#found.push(String(error.error())));
    context.on("console", (message) => {
      if (message.type() === "error") this.#found.push(message.text());
    });
    context.on("dialog", (dialog) => {
      this.#found.push(`A dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** Until the end of the test, requests that do not reach the server are no trouble. */
  networkMayFail(): void {
    this.#expected.push(network);
  }

  /** The same for requests that the server answers with a reason why not. */
  refusalsMayCome(): void {
    this.#expected.push(refusal);
  }

  /** Resolves when something of that kind has gone wrong. */
  async comes(kind: RegExp): Promise<void> {
    await eventually(async () => this.#found.some((text) => kind.test(text))).toBe(true);
  }

  settle(): void {
    const found = this.#found.filter((text) => !this.#expected.some((each) => each.test(text)));
    this.#found = [];
    this.#expected = [];
    expect(found).toEqual([]);
  }
}
