import { expect, test } from "vitest";
import { channel, direct, send } from "./conversations.ts";
import { openHouse } from "./house.ts";
import { person } from "./people.ts";
import { composer, eventually, line, message, said, timeline, untilSent } from "./screen.ts";

const house = openHouse();

const script = "<script>window.ran = true; alert(1)</script>";
const image = '<img src="x" onerror="window.ran = true; alert(1)">';
const bodies = [
  script,
  image,
  `"><svg/onload=alert(1)> {{constructor.constructor('alert(1)')()}} \${alert(1)}`,
  "javascript:alert(1) and https:javascript:alert(1) and data:text/html,<b>x</b>",
  "[press](javascript:alert(1)) <a href='javascript:alert(1)'>here</a>",
  "&lt;b&gt; &amp; &#x3c; %3Cscript%3E \\u003cscript\\u003e",
  "```\n</code></pre><script>window.ran = true</script>\n```",
  "left \u202e\u202dto\u202e right \u2067\u2066 and never closed",
  "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319a\u0351\u036b\u0343l\u0363\u035cg\u035fo",
  `one${"w".repeat(3_000)}word`,
  `https://example.org/${"a/".repeat(1_000)}`,
  "\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466} \u{1f3f3}\ufe0f\u200d\u{1f308} \u200d\u{1f525} \ufe0f\u20e3 \u{1f1e6}",
  "  spaces   at both ends\n\n\tand a tab  ",
];
/** Shown without the fences that make it a block. */
const shown = bodies.map((body) => (body.startsWith("```") ? body.slice(4, -4) : body));

test("whatever is written is shown as it was written, runs nothing and breaks nothing, on every screen", async () => {
  const ana = await person(house, "Ana");
  const ben = await person(house, "Ben", { viewport: { width: 390, height: 844 } });
  const { path } = await channel("anything", ana, ben);
  await ana.page.goto(path);
  await ben.page.goto(path);
  for (const body of bodies) {
    await composer(ana.page).fill(body);
    await composer(ana.page).press("Enter");
    await eventually(() => said(ben.page)).toContain(shown[bodies.indexOf(body)]);
  }
  for (const page of [ana.page, ben.page]) {
    await page.reload();
    await composer(page).waitFor();
    // To the newest, whatever has been read.
    await page.keyboard.press("Escape");
    const seen = new Set<string>();
    await eventually(async () => {
      for (const body of await said(page)) seen.add(body);
      await timeline(page).hover();
      await page.mouse.wheel(0, -400);
      return [...seen];
    }).toEqual(expect.arrayContaining(shown));
    const links = await page
      .getByRole("link")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    expect(links.filter((href) => !/^(?:\/|https?:\/\/)/.test(href ?? ""))).toEqual([]);
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  }
});

test("names, topics, quotes, previews and mentions are words and nothing else", async () => {
  const phone = { viewport: { width: 390, height: 844 } };
  const ana = await person(house, image.slice(0, 80));
  const ben = await person(house, `${"W".repeat(79)}\u{1f525}`, phone);
  const { id, name, path } = await channel("words", ana, ben);
  await ana.api.call("changeConversation", {
    params: { conversation: id },
    body: { topic: script },
  });
  await send(ana, id, image);
  await ana.api.call("sendMessage", {
    params: { conversation: id },
    body: { cid: crypto.randomUUID(), body: `@${ben.username} ${script}`, replyTo: 1 },
  });
  const between = await direct(ana, ben);

  await ben.page.goto("/");
  await line(ben.page, name).getByText(script).waitFor();
  await line(ben.page, ana.name).first().waitFor();
  await ben.page.goto(path);
  await ben.page.getByText(script).first().waitFor();
  await timeline(ben.page).getByRole("link", { name: image }).waitFor();
  await ben.page.goto(`${path}/details`);
  await ben.page.getByRole("complementary").getByText(script).waitFor();
  await ben.page.getByRole("complementary").getByText(ana.name).first().waitFor();
  await ben.page.goto("/mentions");
  await ben.page.getByText(script).waitFor();
  await ana.page.goto(`/find?q=${ben.username}`);
  await ana.page.getByText(ben.name).first().waitFor();
  await ana.page.goto(between.path);
  await eventually(() => ana.page.title()).toContain(ben.name);
  await message(ana.page, "Hello to you.").getByText(ben.name).waitFor();
  for (const { page } of [ana, ben]) {
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  }
});

test("10,000 characters are sent to the letter; one more cannot be, and what is nothing neither", async () => {
  const ana = await person(house, "Ana");
  const { id, path } = await channel("long", ana);
  await ana.page.goto(path);
  const most = `${"Tomatoes are ripe. ".repeat(526)}enough`;
  expect(most).toHaveLength(10_000);
  await composer(ana.page).fill(`${most}!`);
  await ana.page.getByText("1 character too many").waitFor();
  const sendButton = ana.page.getByRole("button", { name: "Send" });
  expect(await sendButton.isDisabled()).toBe(true);
  await composer(ana.page).press("Enter");
  expect(await composer(ana.page).inputValue()).toBe(`${most}!`);

  await composer(ana.page).fill(most);
  await composer(ana.page).press("Enter");
  await eventually(() => said(ana.page)).toEqual([most]);
  for (const nothing of ["\u200d\ufe0f", " \n\t", "\u2800\u3164\u200b", "\u202e\u2066"]) {
    await composer(ana.page).fill(nothing);
    expect(await sendButton.isDisabled()).toBe(true);
    await composer(ana.page).press("Enter");
  }
  await composer(ana.page).fill("The end.");
  await composer(ana.page).press("Enter");
  await message(ana.page, "The end.").waitFor();
  await untilSent(ana.page);
  const { items } = await ana.api.call("listMessages", { params: { conversation: id } });
  expect(items.map(({ body }) => body)).toEqual([most, "The end."]);
});

test("what cannot be stored is said to be so, and holds up nothing written after it", async () => {
  const ana = await person(house, "Ana");
  const { path } = await channel("broken", ana);
  await ana.page.goto(path);
  for (const body of ["half an emoji \ud83d", "a NUL \0 inside"]) {
    await composer(ana.page).evaluate((area, text) => {
      // As typing does: a value that is set on the field itself is one that React does not hear of.
      Reflect.set(HTMLTextAreaElement.prototype, "value", text, area);
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }, body);
    await composer(ana.page).press("Enter");
  }
  await eventually(() =>
    timeline(ana.page)
      .getByText(/^Not sent\./)
      .count(),
  ).toBe(2);
  await composer(ana.page).fill("A whole sentence.");
  await composer(ana.page).press("Enter");
  await message(ana.page, "A whole sentence.").waitFor();
  await timeline(ana.page).getByText("Sending").waitFor({ state: "detached" });
});

test("a name that would reorder the words around it is refused where it is given", async () => {
  const page = await house.arrive();
  await page.goto("/guest");
  await page.getByLabel("Nickname").fill("Ana\u202enimda");
  await page.getByRole("button", { name: "Come in" }).click();
  await page.getByLabel("Nickname").and(page.locator("[aria-invalid=true]")).waitFor();
  expect(new URL(page.url()).pathname).toBe("/guest");
});
