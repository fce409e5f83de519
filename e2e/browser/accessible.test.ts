import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { wrongWith } from "./axe.ts";
import { channel, direct, send } from "./conversations.ts";
import { drop, garden, paste, picture, plan, uploaded } from "./files.ts";
import { openHouse } from "./house.ts";
import { person, type Person } from "./people.ts";
import { composer, message } from "./screen.ts";

const house = openHouse();

const looks = [
  { width: 390, height: 844, colorScheme: "light" },
  { width: 390, height: 844, colorScheme: "dark" },
  { width: 1280, height: 800, colorScheme: "light" },
  { width: 1280, height: 800, colorScheme: "dark" },
] as const;

const still = { reducedMotion: "reduce" } as const;

/** What is wrong with a page in both themes, on a phone and on a screen. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.getByRole("main").first().waitFor();
    found.push(...(await wrongWith(page)).map((each) => `${colorScheme}: ${each}`));
  }
  return found;
}

const outside = ["/", "/sign-in", "/sign-up", "/guest"];
const inside = [
  "/you",
  "/settings/profile",
  "/settings/sessions",
  "/settings/appearance",
  "/settings/accounts",
  "/settings/about",
  "/find",
  "/find?q=nobody.here",
  "/requests",
  "/contacts",
  "/nowhere",
];

test.for([
  { viewport: { width: 390, height: 844 }, colorScheme: "light", locale: "de-DE" },
  { viewport: { width: 1280, height: 800 }, colorScheme: "dark", locale: "en-GB" },
] as const)(
  "axe finds nothing wrong with any screen in $locale at $viewport.width px, $colorScheme",
  async (look) => {
    const stranger = await house.arrive(look);
    const { page: member } = await person(house, "Reader", look);
    const found: string[] = [];
    for (const [page, paths] of [
      [stranger, outside],
      [member, inside],
    ] as const) {
      for (const path of paths) {
        await page.goto(path);
        await page.locator("h1").waitFor();
        found.push(...(await wrongWith(page)));
      }
    }
    expect(found).toEqual([]);
  },
);

test("axe finds nothing wrong at the doors", async () => {
  const page = await house.arrive(still);
  for (const path of ["/", "/sign-up"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
  }
});

test("axe finds nothing wrong with finding, requests, settings and an address that leads nowhere", async () => {
  const [ana, ben] = [await person(house, "Ana", still), await person(house, "Ben")];
  await asked(ben, ana);
  for (const path of ["/find", "/requests", "/settings/profile", "/nowhere"]) {
    await ana.page.goto(path);
    await ana.page.getByRole("heading", { level: 1 }).waitFor();
    expect(await violations(ana.page)).toEqual([]);
  }
});

async function asked(by: Person, other: Person): Promise<void> {
  const body = { kind: "direct" as const, people: [other.id] };
  const { id } = await by.api.call("createConversation", { body });
  await send(by, id, "May I ask you something?");
  await by.api.call("sendContactRequest", { body: { person: other.id } });
}

test("axe finds nothing wrong with a conversation in which nothing has been said", async () => {
  const ana = await person(house, "Ana", still);
  const { path } = await channel("empty", ana);
  await ana.page.goto(path);
  await composer(ana.page).waitFor();
  expect(await violations(ana.page)).toEqual([]);
});

test("axe finds nothing wrong with a full conversation, its details and a message's actions", async () => {
  const [ana, ben] = [await person(house, "Ana", still), await person(house, "Ben")];
  const { id, path } = await channel("full", ana, ben);
  await direct(ana, ben);
  const params = { conversation: id };
  await send(ana, id, "A first line.", "Another, with `code` and https://example.org.");
  await send(
    ben,
    id,
    `@${ana.username}, look:\n\`\`\`\nconst tomatoes = "ripe";\n\`\`\``,
    "🍅",
    "No.",
  );
  await ben.api.call("editMessage", { params: { ...params, seq: 4 }, body: { body: "🍅🍅" } });
  await ben.api.call("deleteMessage", { params: { ...params, seq: 5 } });
  await ana.api.call("addReaction", { params: { ...params, seq: 3, emoji: "👍" } });
  const cid = crypto.randomUUID();
  await ben.api.call("sendMessage", { params, body: { cid, body: "An answer.", replyTo: 1 } });
  await ana.page.goto(path);
  await message(ana.page, "An answer.").waitFor();
  expect(await violations(ana.page)).toEqual([]);

  await message(ana.page, "An answer.").hover();
  await message(ana.page, "An answer.").getByRole("button", { name: "More" }).click();
  await ana.page.getByRole("menu").waitFor();
  expect(await wrongWith(ana.page)).toEqual([]);
  await ana.page.goto(`${path}/details`);
  await ana.page.getByRole("button", { name: "Invite people" }).waitFor();
  expect(await violations(ana.page)).toEqual([]);
  await ana.page.getByRole("button", { name: "Invite people" }).click();
  await ana.page.getByRole("dialog").waitFor();
  expect(await violations(ana.page)).toEqual([]);
});

test("axe finds nothing wrong with files on their way, refused, sent and looked at", async () => {
  const way = await house.line();
  const ana = await person(house, "Ana", { ...still, baseURL: way.url });
  const { id, path } = await channel("files", ana);
  const params = { conversation: id };
  await ana.api.call("changeConversation", { params, body: { phones: true } });
  const { page } = ana;
  await page.goto(path);
  await composer(page).waitFor();
  await paste(page, garden, { ...garden, name: "path.png" }, plan);
  await uploaded(page, 3);
  await composer(page).press("Enter");
  await picture(page, "garden.png").waitFor();
  way.narrow(1_000_000);
  await paste(page, { name: "film.bin", sizeBytes: 20_000_000 }, plan);
  await drop(page, { name: "house.iso", sizeBytes: 26_000_000 });
  await page.getByText("is too large").waitFor();
  await uploaded(page, 1);
  expect(await violations(page)).toEqual([]);
  house.trouble.networkMayFail();
  way.cut();
  await page.getByRole("button", { name: /^Try again/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  way.mend();
  await picture(page, "path.png").click();
  await page.getByRole("dialog").waitFor();
  expect(await violations(page)).toEqual([]);
});
