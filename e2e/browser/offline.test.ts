import { expect, test } from "vitest";
import { general, history } from "./conversations.ts";
import { openHouse } from "./house.ts";
import { person, signUpByHand } from "./people.ts";
import {
  composer,
  eventually,
  line,
  message,
  said,
  untilKept,
  untilSent,
  write,
} from "./screen.ts";

const house = openHouse();

test("two who have just met talk; what one writes without a network arrives once, and in order", async () => {
  const way = await house.line();
  const ana = await house.arrive({ baseURL: way.url });
  const ben = await house.arrive();
  const witness = await person(house, "Witness");
  await signUpByHand(ana, "ana", "Ana");
  await signUpByHand(ben, "ben", "Ben");

  await ana.goto("/find");
  await ana.getByRole("searchbox").fill("ben");
  await ana.getByRole("button", { name: /^Message .*Ben/ }).click();
  await write(ana, "Have you seen the tomatoes?");
  await ben.getByRole("link", { name: /^Requests/ }).click();
  await ben.getByRole("button", { name: /^Accept/ }).click();
  await write(ben, "They are ripe.");
  await message(ana, "They are ripe.").waitFor();
  const direct = ana.url();

  await line(ana, "general").click();
  await write(ana, "Good morning, everybody.");
  await line(ben, "general").click();
  await message(ben, "Good morning, everybody.").waitFor();
  await write(ben, "Morning, Ana.");
  await message(ana, "Morning, Ana.").waitFor();
  await untilKept(ana);

  house.trouble.networkMayFail();
  await ana.context().setOffline(true);
  way.cut();
  const toAll = ["one", "two", "three", "four"].map((each) => `To all, ${each}.`);
  const toBen = ["one", "two", "three"].map((each) => `To Ben, ${each}.`);
  await write(ana, ...toAll);
  await line(ana, "Ben").click();
  await write(ana, ...toBen);
  await write(ben, "Ana has gone quiet.");

  await ana.reload();
  await message(ana, "They are ripe.").waitFor();
  await ana.getByText("No connection. What you write is kept").waitFor();
  for (const text of toBen) await message(ana, text).getByText("Will be sent").waitFor();
  await line(ana, "general").click();
  for (const text of toAll) await message(ana, text).getByText("Will be sent").waitFor();
  await write(ana, "To all, after reloading.");
  toAll.push("To all, after reloading.");

  way.mend();
  await ana.context().setOffline(false);
  await message(ben, "To all, after reloading.").waitFor();
  const inGeneral = ["Good morning, everybody.", "Morning, Ana.", "Ana has gone quiet.", ...toAll];
  await eventually(() => said(ana)).toEqual(inGeneral);
  await eventually(() => said(ben)).toEqual(inGeneral);
  expect(await history(witness, (await general(witness)).id)).toEqual(inGeneral);

  const between = ["Have you seen the tomatoes?", "They are ripe.", ...toBen];
  await ana.goto(direct);
  await line(ben, "Ana").click();
  await eventually(() => said(ana)).toEqual(between);
  await eventually(() => said(ben)).toEqual(between);
});

test("a line that is cut again and again while somebody writes loses and doubles nothing", async () => {
  const way = await house.line();
  const cyd = await person(house, "Cyd", { baseURL: way.url });
  const dora = await person(house, "Dora");
  const { id } = await cyd.api.call("createConversation", {
    body: { kind: "channel", name: "over-a-bad-line" },
  });
  const params = { conversation: id, person: "me" as const };
  await dora.api.call("putMember", { params, body: {} });
  await cyd.page.goto(`/c/${id}`);
  await dora.page.goto(`/c/${id}`);
  await composer(dora.page).waitFor();

  house.trouble.networkMayFail();
  const texts = Array.from({ length: 12 }, (_, index) => `Number ${index + 1}.`);
  for (const [index, text] of texts.entries()) {
    await write(cyd.page, text);
    if (index % 3 === 1) way.cut();
    if (index % 3 === 2) way.mend();
  }
  await eventually(() => said(dora.page)).toEqual(texts);
  await eventually(() => said(cyd.page)).toEqual(texts);
  await untilSent(cyd.page);
  expect(await history(dora, id)).toEqual(texts);
});
