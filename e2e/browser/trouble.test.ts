import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openHouse } from "./house.ts";

const house = openHouse();

async function door(): Promise<Page> {
  const page = await house.arrive();
  await page.goto("/");
  await page.getByRole("link", { name: "Create account" }).waitFor();
  return page;
}

test("words can never become markup: the browser refuses it, and that would be noticed here", async () => {
  const page = await door();
  const writeMarkup = () => {
    document.body.innerHTML = "<b>Ana</b>";
  };
  await expect(page.evaluate(writeMarkup)).rejects.toThrow("TrustedHTML");
  await house.trouble.comes(/TrustedHTML/);
  expect(() => house.trouble.settle()).toThrow("to deeply equal []");
});

test("that no page had an error, and the content security policy nothing to stop, is looked at after every test", async () => {
  const page = await door();
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("Nobody catches this.");
    });
    setTimeout(() => alert("Nobody asked."));
    const picture = document.createElement("img");
    picture.src = "https://elsewhere.example/picture.png";
    document.body.append(picture);
  });
  for (const kind of [/Nobody catches this/, /Nobody asked/, /Content Security Policy/])
    await house.trouble.comes(kind);
  expect(() => house.trouble.settle()).toThrow("to deeply equal []");
  expect(() => house.trouble.settle()).not.toThrow();
});
