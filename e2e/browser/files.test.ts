import { readFile } from "node:fs/promises";
import { beforeEach, expect, test } from "vitest";
import type { Place } from "./conversations.ts";
import {
  card,
  drop,
  dragOver,
  garden,
  meet,
  paste,
  picture,
  plan,
  tray,
  uploaded,
} from "./files.ts";
import { openHouse } from "./house.ts";
import type { Line } from "./line.ts";
import type { Person } from "./people.ts";
import { choose, composer, eventually, line, message } from "./screen.ts";

const house = openHouse();
const large = { name: "film.bin", sizeBytes: 20_000_000 };

let ana: Person;
let ben: Person;
let place: Place;
let way: Line;
beforeEach(async () => {
  ({ ana, ben, place, way } = await meet(house));
});

test("two files dropped anywhere in the conversation go with words, in the order given", async () => {
  const { page } = ana;
  const letGo = await dragOver(page, plan, garden);
  await page.getByText(`Drop to send in ⁨#${place.name}⁩`).waitFor();
  await letGo();
  await page.getByText("Drop to send in").waitFor({ state: "detached" });
  await eventually(() =>
    tray(page)
      .getByRole("button", { name: /^Remove/ })
      .count(),
  ).toBe(2);
  await composer(page).fill("The plan and a picture of it.");
  await composer(page).press("Enter");

  const row = message(ben.page, "The plan and a picture of it.");
  await row.getByRole("img", { name: "Picture: garden.png" }).waitFor();
  const kept = ben.page.waitForEvent("download");
  await row.getByRole("link", { name: /plan\.txt/ }).click();
  const file = await kept;
  expect(file.suggestedFilename()).toBe("plan.txt");
  expect(await readFile((await file.path())!, "utf8")).toBe("Plot 12: leeks.");
});

test("files are chosen by keyboard, and stand for the message where it is told of", async () => {
  const { page } = ana;
  await composer(page).focus();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
    "Attach files",
  );
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).press("Enter");
  const { name, text, type } = plan;
  await (await chooser).setFiles([{ name, mimeType: type, buffer: Buffer.from(text) }]);
  await uploaded(page, 1);
  await page.getByRole("button", { name: "Send", exact: true }).click();

  const row = message(ben.page, "plan.txt");
  await row.waitFor();
  await ben.page.setViewportSize({ width: 390, height: 800 });
  await ben.page.goto("/");
  await line(ben.page, place.name).getByText("Ana: plan.txt").waitFor();
  await ben.page.goto(place.path);
  await row.focus();
  await ben.page.keyboard.press("r");
  await ben.page.getByText("Replying to").waitFor();
  await composer(ben.page).fill("Thank you.");
  await ben.page.getByRole("button", { name: "Send", exact: true }).click();
  const quote = message(ben.page, "Thank you.").getByRole("link", { name: /plan\.txt/ });
  await quote.waitFor();
});

test("a message waits for its files, and one that takes too long can be called off", async () => {
  const { page } = ana;
  way.narrow(1_000_000);
  await drop(page, large, plan);
  const bar = card(page, "film.bin").getByRole("progressbar", { name: /^Uploading .film\.bin/ });
  await eventually(async () => Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
  expect(Number(await bar.getAttribute("aria-valuenow"))).toBeLessThan(100);
  await uploaded(page, 1);
  await composer(page).fill("Only the plan.");
  await composer(page).press("Enter");
  await page.getByText("Will be sent once the files are uploaded.").waitFor();
  await page.getByRole("button", { name: /^Cancel uploading/ }).click();
  await message(ben.page, "Only the plan.").getByText("plan.txt").waitFor();
  expect(await message(page, "Only the plan.").getByText("film.bin").count()).toBe(0);
  expect(await composer(page).inputValue()).toBe("");
});

test("what is larger than the server takes is refused before a byte of it has left", async () => {
  const { page } = ana;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await drop(page, { name: "house.iso", sizeBytes: 25_000_001 });
  await page.getByRole("alert").getByText("is too large. This server takes files up to").waitFor();
  expect(await tray(page).count()).toBe(0);
  expect(asked).not.toContain("/api/files");
});

test("an upload that a lost line has ended says so, and arrives when it is tried again", async () => {
  const { page } = ana;
  way.narrow(1_000_000);
  await drop(page, large);
  await composer(page).fill("A film.");
  const bar = card(page, "film.bin").getByRole("progressbar");
  await eventually(async () => Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
  house.trouble.networkMayFail();
  way.cut();
  await card(page, "film.bin").getByText("No connection to the server.").waitFor();
  await page.getByText("No connection. What you write is kept").waitFor();
  // Nothing leaves without it.
  await composer(page).press("Enter");
  await page.getByText("One of the files was not uploaded.").first().waitFor();
  expect(await composer(page).inputValue()).toBe("A film.");
  // Neither does what is chosen meanwhile.
  await drop(page, plan);
  await card(page, "plan.txt").getByText("Files need a connection.").waitFor();

  way.widen();
  way.mend();
  await page.getByText("No connection. What you write is kept").waitFor({ state: "detached" });
  await page.getByRole("button", { name: /Try again: .film\.bin/ }).click();
  await page.getByRole("button", { name: /Try again: .plan\.txt/ }).click();
  await eventually(() =>
    tray(page)
      .getByRole("button", { name: /^Remove/ })
      .count(),
  ).toBe(2);
  await composer(page).press("Enter");
  await message(ben.page, "A film.").getByText("film.bin").waitFor();
});

test("a draft keeps its files over a reload", async () => {
  const { page } = ana;
  await paste(page, garden);
  await composer(page).fill("Look:");
  await uploaded(page, 1);
  await page.reload();
  await uploaded(page, 1);
  const small = card(page, "garden.png").locator("img");
  await eventually(() =>
    small.evaluate((img) => (img as HTMLImageElement).naturalWidth),
  ).toBeGreaterThan(0);
  expect(await composer(page).inputValue()).toBe("Look:");
  await composer(page).press("Enter");
  await message(ben.page, "Look:").getByRole("img", { name: "Picture: garden.png" }).waitFor();
});

test("editing changes the words and keeps the files", async () => {
  const { page } = ana;
  await paste(page, garden);
  await uploaded(page, 1);
  await composer(page).fill("Loook.");
  await composer(page).press("Enter");
  await picture(ben.page, "garden.png").waitFor();
  await choose(page, message(page, "Loook."), "Edit");
  await page.getByText("Its files stay").waitFor();
  await composer(page).fill("Look.");
  await composer(page).press("Enter");
  const row = message(ben.page, "Look.");
  await row.getByRole("img", { name: "Picture: garden.png" }).waitFor();
});
