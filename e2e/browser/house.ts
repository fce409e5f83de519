import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { ServerChild } from "../servers/child.ts";
import { Line } from "./line.ts";
import { Trouble } from "./trouble.ts";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const patienceMs = 30_000;

/** A server on a fresh folder and a browser to visit it with, for the tests of one file. */
export class House {
  readonly trouble = new Trouble();
  #browser: Browser | undefined;
  #server: ServerChild | undefined;
  #folder!: string;
  #lines: Line[] = [];

  /** By name, since browsers treat that as a safe place, where service workers may be. */
  get url(): string {
    return `http://localhost:${this.#server!.port}`;
  }

  /** A browser of its own, with nobody signed in. */
  async arrive(look: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser!.newContext({
      locale: "en-GB",
      baseURL: this.url,
      ...look,
    });
    this.trouble.watch(context);
    context.setDefaultTimeout(patienceMs);
    return context.newPage();
  }

  /** A way to the server of somebody's own, which can be cut. */
  async line(): Promise<Line> {
    const line = await Line.to(this.#server!.port);
    this.#lines.push(line);
    return line;
  }

  async stopServer(): Promise<void> {
    this.trouble.networkMayFail();
    await this.#server!.kill();
  }

  async startServerAgain(): Promise<void> {
    this.#server = await ServerChild.start({ PARLEY_DATA: this.#folder }, this.#server!.port);
  }

  async open(): Promise<void> {
    this.#folder = mkdtempSync(join(tmpdir(), "parley-browser-"));
    this.#server = await ServerChild.start({ PARLEY_DATA: this.#folder });
    this.#browser = await chromium.launch({ executablePath: findChromium(), args: quiet });
  }

  /** Everybody goes; what went wrong in their pages is a failure of the test. */
  async clear(): Promise<void> {
    await Promise.all(this.#browser!.contexts().map((context) => context.close()));
    for (const line of this.#lines.splice(0)) line.close();
    this.trouble.settle();
  }

  /** However far opening it came. */
  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#server?.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** For the tests of the file that calls it. */
export function openHouse(): House {
  const house = new House();
  beforeAll(() => house.open());
  afterEach(() => house.clear());
  afterAll(() => house.close());
  return house;
}

function findChromium(): string {
  const given = process.env["PARLEY_TEST_CHROMIUM"];
  if (given !== undefined) return given;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun);
  if (!found)
    throw new Error("These tests need Chromium: install it, or set PARLEY_TEST_CHROMIUM.");
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
