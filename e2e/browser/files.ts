import type { Locator, Page } from "playwright-core";
import { channel, send } from "./conversations.ts";
import type { House } from "./house.ts";
import { person } from "./people.ts";
import { composer, eventually, message, timeline } from "./screen.ts";

/** A file as somebody has it. A picture is drawn where it is used. */
export interface Given {
  name: string;
  type?: string;
  text?: string;
  sizeBytes?: number;
  picture?: { width: number; height: number };
}

/** Ana and Ben in a channel of theirs, Ana over a line of her own. */
export async function meet(house: House) {
  const way = await house.line();
  const ana = await person(house, "Ana", { baseURL: way.url });
  const ben = await person(house, "Ben");
  const place = await channel("files", ana, ben);
  await send(ana, place.id, "Hello.");
  for (const { page } of [ana, ben]) {
    await page.goto(place.path);
    await message(page, "Hello.").waitFor();
  }
  return { way, ana, ben, place };
}

export const garden: Given = { name: "garden.png", picture: { width: 1200, height: 800 } };
export const plan = { name: "plan.txt", text: "Plot 12: leeks.", type: "text/plain" };

/** The files over the writing area. */
export const tray = (page: Page) => page.getByRole("list", { name: "Files to send" });

export const card = (page: Page, name: string): Locator =>
  tray(page).getByRole("listitem").filter({ hasText: name });

export const picture = (page: Page, name: string): Locator =>
  timeline(page).getByRole("img", { name: `Picture: ${name}` });

/** Waits until so many are uploaded. */
export const uploaded = (page: Page, count: number) =>
  eventually(() =>
    tray(page)
      .getByRole("button", { name: /^Remove/ })
      .count(),
  ).toBe(count);

/** As the browser hands it over: by the clipboard, or by a pointer that lets go. */
export async function paste(page: Page, ...given: Given[]): Promise<void> {
  const data = await transfer(page, given);
  await composer(page).evaluate((area, clipboardData) => {
    const kind = { bubbles: true, cancelable: true };
    area.dispatchEvent(new ClipboardEvent("paste", { ...kind, clipboardData }));
  }, data);
}

export async function dragOver(page: Page, ...given: Given[]): Promise<() => Promise<void>> {
  const dataTransfer = await transfer(page, given);
  const place = timeline(page);
  await place.dispatchEvent("dragenter", { dataTransfer });
  await place.dispatchEvent("dragover", { dataTransfer });
  return () => place.dispatchEvent("drop", { dataTransfer });
}

export async function drop(page: Page, ...given: Given[]): Promise<void> {
  const letGo = await dragOver(page, ...given);
  await letGo();
}

function transfer(page: Page, given: Given[]) {
  return page.evaluateHandle(async (files) => {
    const data = new DataTransfer();
    for (const { name, type, text, sizeBytes, picture: size } of files) {
      const content = size ? await draw(size) : (text ?? new Uint8Array(sizeBytes ?? 10));
      data.items.add(new File([content], name, { type: type ?? (size ? "image/png" : "") }));
    }
    return data;

    async function draw({ width, height }: { width: number; height: number }): Promise<Blob> {
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext("2d")!;
      pen.fillStyle = "seagreen";
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = "tomato";
      pen.beginPath();
      pen.arc(width / 2, height / 2, Math.min(width, height) / 3, 0, 7);
      pen.fill();
      return canvas.convertToBlob({ type: "image/png" });
    }
  }, given);
}
