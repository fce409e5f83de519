import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from "playwright-core";
import { ServerChild } from "../servers/child.ts";

export const password = "tomatoes are ripe";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A server on a fresh folder and a browser to visit it with. */
export class Visit {
  readonly browser: Browser;
  /** What went wrong in any page: errors nobody caught, and whatever the content security policy stopped. */
  readonly trouble: string[] = [];
  readonly #server: ServerChild;
  readonly #folder: string;

  private constructor(browser: Browser, server: ServerChild, folder: string) {
    this.browser = browser;
    this.#server = server;
    this.#folder = folder;
  }

  static async begin(): Promise<Visit> {
    const folder = mkdtempSync(join(tmpdir(), "parley-web-"));
    const server = await ServerChild.start({ PARLEY_DATA: folder });
    const browser = await chromium.launch({ executablePath: executable(), args: quiet });
    return new Visit(browser, server, folder);
  }

  /** By name, since service workers and secure cookies treat that as a safe place. */
  get url(): string {
    return `http://localhost:${this.#server.port}`;
  }

  /** A browser of its own, with nobody signed in. */
  async arrive(look: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
    const context = await this.browser.newContext({ locale: "en-GB", ...look });
    this.#listen(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  }

  /** The same with somebody who has just created an account. */
  async person(name: string, look?: Parameters<Browser["newContext"]>[0]): Promise<Page> {
    const page = await this.arrive(look);
    const body = { username: `${name.toLowerCase()}.here`, password, displayName: name };
    const headers = { origin: this.url, "parley-slot": "0" };
    const reply = await page.request.post(`${this.url}/api/people`, { data: body, headers });
    if (!reply.ok()) throw new Error(`${name} could not come: ${await reply.text()}`);
    return page;
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.#server.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #listen(context: BrowserContext): void {
    context.on("weberror", (error) => this.trouble.push(String(error.error())));
    context.on("console", (message) => {
      if (/Content Security Policy|Trusted(HTML|Script| Type)/.test(message.text()))
        this.trouble.push(message.text());
    });
  }
}

/** True once it is on the page; throws when it never is. */
export async function seen(locator: Locator): Promise<boolean> {
  await locator.waitFor();
  return locator.isVisible();
}

function executable(): string {
  const given = process.env["CHROMIUM"];
  if (given !== undefined) return given;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun);
  if (found === undefined)
    throw new Error("These tests need Chromium. Install it, or set CHROMIUM.");
  return found;
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
