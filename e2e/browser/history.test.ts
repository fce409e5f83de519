import { expect, test } from "vitest";
import { channel, send } from "./conversations.ts";
import { openHouse } from "./house.ts";
import { person } from "./people.ts";
import { newest, scroll, scrollAndRest, topOf } from "./reader.ts";
import { eventually, message, said, timeline } from "./screen.ts";

const house = openHouse();

const number = (index: number) => `Message number ${index}.`;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => number(index + 1));

test("scrolling back leads through all 300 messages to the first, each once and in order", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { id, path } = await channel("long", ana, ben);
  await send(ana, id, ...numbers(300));
  await ben.api.call("putRead", { params: { conversation: id }, body: { seq: 300 } });
  await ben.page.goto(path);
  await message(ben.page, number(300)).waitFor();

  const seen = new Set<string>();
  await eventually(async () => {
    const now = (await said(ben.page)).map((text) => Number(/\d+/.exec(text)![0]));
    for (const [index, each] of now.entries()) {
      seen.add(number(each));
      if (index > 0) expect(each).toBe(now[index - 1]! + 1);
    }
    await scroll(ben.page, -400);
    return seen.size;
  }).toBe(300);
  await ben.page.getByText(/^This is where .* begins\.$/).waitFor();
  await newest(ben.page).click();
  await message(ben.page, number(300)).waitFor();
  await newest(ben.page).waitFor({ state: "detached" });
});

test("while somebody reads what is older, what arrives moves nothing and is offered by a button", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { id, path } = await channel("reading", ana, ben);
  await send(ana, id, ...numbers(80));
  await ben.api.call("putRead", { params: { conversation: id }, body: { seq: 80 } });
  await ben.page.goto(path);
  await message(ben.page, number(80)).waitFor();
  await scrollAndRest(ben.page, -300);
  await newest(ben.page).waitFor();
  const drawn = await said(ben.page);
  const middle = drawn[Math.floor(drawn.length / 2)]!;
  const before = await topOf(ben.page, middle);

  await send(ana, id, "One more.", "Two more.", "Three more.");
  await newest(ben.page).getByText("3 new messages").waitFor();
  expect(await topOf(ben.page, middle)).toBe(before);
  await newest(ben.page).click();
  await message(ben.page, "Three more.").waitFor();
  await newest(ben.page).waitFor({ state: "detached" });
});

test("whoever is at the end stays there as messages arrive", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { id, path } = await channel("following", ana, ben);
  await send(ana, id, ...numbers(40));
  await ben.api.call("putRead", { params: { conversation: id }, body: { seq: 40 } });
  await ben.page.goto(path);
  await message(ben.page, number(40)).waitFor();
  await send(ana, id, "A\nmessage\nof\nmany\nlines\nand then", "The last.");
  await eventually(async () => {
    const box = await message(ben.page, "The last.").boundingBox();
    const within = await timeline(ben.page).boundingBox();
    return box !== null && box.y + box.height <= within!.y + within!.height + 1;
  }).toBe(true);
  expect(await newest(ben.page).count()).toBe(0);
});

test("a quote leads to the message it answers, however far back, and the newest is one press away", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { id, path } = await channel("quotes", ana, ben);
  await send(ana, id, ...numbers(300));
  await ana.api.call("sendMessage", {
    params: { conversation: id },
    body: { cid: crypto.randomUUID(), body: "About the seventh.", replyTo: 7 },
  });
  await ben.api.call("putRead", { params: { conversation: id }, body: { seq: 301 } });
  await ben.page.goto(path);
  await message(ben.page, "About the seventh.")
    .getByRole("link", { name: /number 7\./ })
    .click();
  await message(ben.page, "number 7.").waitFor();
  expect(await ben.page.getByText("About the seventh.").count()).toBe(0);
  await eventually(() => topOf(ben.page, "number 7.")).toBeGreaterThan(0);
  await scroll(ben.page, 400);
  await message(ben.page, "number 20.").waitFor();
  await newest(ben.page).click();
  await message(ben.page, "About the seventh.").waitFor();
  await newest(ben.page).waitFor({ state: "detached" });

  await ben.page.goto(`${path}/150`);
  await message(ben.page, "number 150.").waitFor();
  await ben.page.keyboard.press("Escape");
  await message(ben.page, "About the seventh.").waitFor();
});

test("a conversation opens at the first unread message, under a line that says so, and is read by reading", async () => {
  const [ana, ben] = [await person(house, "Ana"), await person(house, "Ben")];
  const { id, path } = await channel("unread", ana, ben);
  await send(ana, id, ...numbers(200));
  await ben.api.call("putRead", { params: { conversation: id }, body: { seq: 100 } });
  await ben.page.goto(path);
  const newLine = timeline(ben.page).getByRole("heading", { name: /^New/ });
  await newLine.waitFor();
  const within = (await timeline(ben.page).boundingBox())!;
  const top = await topOf(ben.page, "number 101.");
  expect(top).toBeGreaterThan((await newLine.boundingBox())!.y);
  expect(top).toBeLessThan(within.y + within.height / 2);
  await newest(ben.page).waitFor();

  const readSeq = async () => {
    const { me } = await ben.api.call("getConversation", { params: { conversation: id } });
    return me.readSeq;
  };
  await eventually(readSeq).toBeGreaterThan(100);
  expect(await readSeq()).toBeLessThan(200);
  await newest(ben.page).click();
  await message(ben.page, number(200)).waitFor();
  await eventually(readSeq).toBe(200);
});
