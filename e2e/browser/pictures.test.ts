import { beforeEach, expect, test } from "vitest";
import { send, type Place } from "./conversations.ts";
import { garden, meet, paste, picture, plan, tray, uploaded } from "./files.ts";
import { openHouse } from "./house.ts";
import type { Person } from "./people.ts";
import { watch } from "./reader.ts";
import { composer, eventually, message, timeline } from "./screen.ts";

const house = openHouse();

let ana: Person;
let ben: Person;
let place: Place;
beforeEach(async () => {
  ({ ana, ben, place } = await meet(house));
});

test("a pasted picture goes alone; the other sees it in its place and opens it whole", async () => {
  await paste(ana.page, garden);
  await uploaded(ana.page, 1);
  await composer(ana.page).press("Enter");
  await tray(ana.page).waitFor({ state: "detached" });

  for (const { page } of [ana, ben]) {
    const small = picture(page, "garden.png");
    await small.waitFor();
    await eventually(() => small.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(
      640,
    );
    expect(await small.boundingBox()).toMatchObject({ width: 358, height: 238 });
  }
  const { page } = ben;
  await picture(page, "garden.png").locator("..").press("Enter");
  const viewer = page.getByRole("dialog", { name: "garden.png" });
  const whole = viewer.getByRole("img", { name: "Picture: garden.png" });
  await eventually(() => whole.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(
    1200,
  );
  const before = (await whole.boundingBox())!.width;
  await whole.click();
  await eventually(async () => (await whole.boundingBox())!.width).toBeGreaterThan(before);
  const kept = page.waitForEvent("download");
  await viewer.getByRole("button", { name: "Download" }).click();
  expect((await kept).suggestedFilename()).toBe("garden.png");
  await page.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
  await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
});

test("whoever has left sees no file any more", async () => {
  await paste(ana.page, garden);
  await uploaded(ana.page, 1);
  await composer(ana.page).press("Enter");
  const small = picture(ben.page, "garden.png");
  await small.waitFor();
  const address = (await small.getAttribute("src"))!;
  expect((await ben.page.request.get(address)).status()).toBe(200);
  await ben.api.call("removeMember", { params: { conversation: place.id, person: "me" } });
  expect((await ben.page.request.get(address)).status()).toBe(404);
  expect((await ben.page.request.get(address.replace("thumbnail", "garden.png"))).status()).toBe(
    404,
  );
});

test("pictures that come late move nothing in any frame", async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await ben.page.route(/\/thumbnail/, async (route) => {
    await released;
    await route.continue();
  });
  const odd = [
    { name: "tall.png", picture: { width: 300, height: 3000 } },
    { name: "wide.png", picture: { width: 3000, height: 200 } },
    { name: "tiny.png", picture: { width: 10, height: 10 } },
  ];
  for (const given of [[garden], odd]) {
    await paste(ana.page, ...given);
    const done = tray(ana.page).getByRole("button", { name: /^Remove/ });
    await eventually(() => done.count()).toBe(given.length);
    await composer(ana.page).press("Enter");
    await tray(ana.page).waitFor({ state: "detached" });
  }
  await send(ana, place.id, "Said after it.");
  await message(ben.page, "Said after it.").waitFor();
  await picture(ben.page, "tiny.png").waitFor();
  const away = await watch(ben.page);
  release();
  for (const name of ["garden.png", "tall.png", "wide.png", "tiny.png"])
    await eventually(() =>
      picture(ben.page, name).evaluate((img) => (img as HTMLImageElement).naturalWidth),
    ).toBeGreaterThan(0);
  expect(await away()).toBeLessThanOrEqual(1);
  expect(
    await timeline(ben.page)
      .getByRole("img", { name: /^Picture/ })
      .count(),
  ).toBe(4);
});

test("arrows lead from picture to picture of a message, by key and by button", async () => {
  const { page } = ana;
  const names = ["one.png", "two.png", "three.png"];
  await paste(page, ...names.map((name) => ({ ...garden, name })));
  await eventually(() =>
    tray(page)
      .getByRole("button", { name: /^Remove/ })
      .count(),
  ).toBe(3);
  await composer(page).press("Enter");
  await picture(page, "one.png").locator("..").press("Enter");
  const viewer = page.getByRole("dialog");
  const shown = (name: string) => viewer.getByRole("img", { name: `Picture: ${name}` }).waitFor();
  await shown("one.png");
  await page.keyboard.press("ArrowRight");
  await shown("two.png");
  await page.keyboard.press("ArrowRight");
  await shown("three.png");
  await viewer.getByText("3 of 3").waitFor();
  await viewer.getByRole("button", { name: "Previous picture" }).click();
  await shown("two.png");
  await viewer.getByRole("button", { name: "Previous picture" }).press("Enter");
  await shown("one.png");
  // The button that leads nowhere any more has not taken the keys along.
  await page.keyboard.press("ArrowRight");
  await shown("two.png");
  await page.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
  await eventually(() => page.evaluate(() => document.activeElement?.innerHTML)).toContain(
    "one.png",
  );
});

/** Two frames of one pixel. */
const film = Buffer.from(
  "47494638396101000100800000ff00000000ff21ff0b4e45545343415045322e300301000000" +
    "21f904000a0000002c0000000001000100000202440100" +
    "21f904000a0000002c00000000010001000002024c01003b",
  "hex",
);

test("a GIF moves while it is pointed at, is not fetched before, and stands still for who wants less motion", async () => {
  const fetched: string[] = [];
  ben.page.on("request", (request) => fetched.push(request.url()));
  const choosing = ana.page.waitForEvent("filechooser");
  await ana.page.getByRole("button", { name: "Attach files" }).click();
  const given = { name: "dance.gif", mimeType: "image/gif", buffer: film };
  await (await choosing).setFiles([given]);
  await uploaded(ana.page, 1);
  await composer(ana.page).press("Enter");
  const button = picture(ben.page, "dance.gif").locator("..");
  await button.getByText("GIF").waitFor();
  const moving = button.locator("img[src*='dance.gif']");
  expect(fetched.filter((url) => url.includes("dance.gif"))).toEqual([]);
  await button.hover();
  await moving.waitFor();
  await timeline(ben.page).hover({ position: { x: 1, y: 1 } });
  await button.getByText("GIF").waitFor();
  expect(await moving.count()).toBe(0);
  await ben.page.keyboard.press("Tab");
  await button.focus();
  await moving.waitFor();

  await ben.page.emulateMedia({ reducedMotion: "reduce" });
  await composer(ben.page).focus();
  await button.hover();
  await button.focus();
  expect(await moving.count()).toBe(0);
});

test("a file that is gone says so where it was", async () => {
  await paste(ana.page, garden, plan);
  await eventually(() =>
    tray(ana.page)
      .getByRole("button", { name: /^Remove/ })
      .count(),
  ).toBe(2);
  house.trouble.refusalsMayCome();
  await ben.page.route(/\/files\/\d/, (route) => route.fulfill({ status: 404 }));
  await composer(ana.page).press("Enter");
  const row = message(ben.page, "garden.png");
  await row.getByText("This file is gone.").waitFor();
  await row.getByRole("link", { name: /plan\.txt/ }).click();
  await eventually(() => row.getByText("This file is gone.").count()).toBe(2);
});
