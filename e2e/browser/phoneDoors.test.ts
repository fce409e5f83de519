import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { wrongWith } from "./axe.ts";
import { openHouse } from "./house.ts";
import { password, person } from "./people.ts";
import { phone, type Phone } from "./phones.ts";
import { eventually, list } from "./screen.ts";

const house = openHouse();

const numberField = (page: Page) => page.getByLabel("Phone number", { exact: true });
const codeField = (page: Page) => page.getByLabel("Code from the text");

/** As far as the code. */
async function giveNumber(page: Page, path: string, number: string, name?: string): Promise<void> {
  await page.goto(path);
  if (name !== undefined) await page.getByLabel("Your name").fill(name);
  await numberField(page).fill(number);
  await page.getByRole("button", { name: "Send code" }).click();
}

async function signUpByPhone(name: string): Promise<{ page: Page; own: Phone }> {
  const [page, own] = [await house.arrive(), phone(house)];
  await giveNumber(page, "/sign-up/phone", own.number, name);
  await codeField(page).fill(await own.nextCode());
  await list(page).waitFor();
  return { page, own };
}

test("a name and a code from the phone make an account, and the number opens it again", async () => {
  const page = await house.arrive();
  const own = phone(house);
  await page.goto("/");
  await page.getByRole("link", { name: "Create account" }).click();
  await page.getByRole("link", { name: "By phone" }).click();
  await page.getByLabel("Your name").fill("Dora");
  await page.getByLabel("E-mail address").fill("dora@example.org");
  await numberField(page).pressSequentially(own.number);
  await page.keyboard.press("Enter");
  await codeField(page).fill(await own.nextCode());
  await list(page).getByText("Dora").waitFor();
  await page.goto("/settings/profile");
  await eventually(() => page.getByLabel("E-mail address").inputValue()).toBe("dora@example.org");

  const elsewhere = await house.arrive();
  await giveNumber(elsewhere, "/sign-in/phone", own.number);
  await codeField(elsewhere).fill(await own.nextCode());
  await list(elsewhere).getByText("Dora").waitFor();
});

test("whoever asks for a page comes to it by phone too", async () => {
  const { own } = await signUpByPhone("Dora");
  const page = await house.arrive();
  await page.goto("/settings/about");
  await page.getByRole("link", { name: "By phone" }).click();
  await numberField(page).fill(own.number);
  await page.keyboard.press("Enter");
  await codeField(page).fill(await own.nextCode());
  await page.getByRole("heading", { name: "Who can read what" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/settings/about");
});

test("the number is the same in any spelling, written as its country writes it", async () => {
  const { own } = await signUpByPhone("Dora");
  const inTheirs = own.number.slice(2);
  const page = await house.arrive({ locale: "en-US" });
  await page.goto("/sign-in/phone");
  await numberField(page).pressSequentially(inTheirs);
  const local = `(${inTheirs.slice(0, 3)}) ${inTheirs.slice(3, 6)}-${inTheirs.slice(6)}`;
  await eventually(() => numberField(page).inputValue()).toBe(local);
  await page.getByLabel("Country of the number").selectOption({ label: "Germany (+49)" });
  await numberField(page).fill("");
  await numberField(page).pressSequentially(`001 ${inTheirs}`);
  await eventually(() => page.getByLabel("Country of the number").inputValue()).toBe("US");
  await page.keyboard.press("Enter");
  await codeField(page).fill(await own.nextCode());
  await list(page).getByText("Dora").waitFor();
});

test("a bracket goes away as easily as a digit", async () => {
  const page = await house.arrive({ locale: "en-US" });
  await page.goto("/sign-in/phone");
  await numberField(page).pressSequentially("2025");
  for (let left = 4; left > 0; left--)
    while ((await numberField(page).inputValue()).replaceAll(/\D/g, "").length === left)
      await page.keyboard.press("Backspace");
  await eventually(() => numberField(page).inputValue()).not.toMatch(/\d/);
});

test("a wrong code says how many tries are left, and the right one goes in as it was pasted", async () => {
  house.trouble.refusalsMayCome();
  const [page, own] = [await house.arrive(), phone(house)];
  await giveNumber(page, "/sign-up/phone", own.number, "Dora");
  const code = await own.nextCode();
  const wrong = code === "000000" ? "000001" : "000000";
  await codeField(page).fill(wrong);
  await page.getByRole("alert").filter({ hasText: "You have 2 more tries." }).waitFor();
  await page.locator("input[name=code]:focus").waitFor();
  await codeField(page).fill(`Your code is ${code.slice(0, 3)} ${code.slice(3)}.`);
  await list(page).getByText("Dora").waitFor();
});

test("after three wrong codes another has to be sent", async () => {
  house.trouble.refusalsMayCome();
  const [page, own] = [await house.arrive(), phone(house)];
  await giveNumber(page, "/sign-up/phone", own.number, "Dora");
  const code = await own.nextCode();
  for (const says of ["2 more tries", "one more try", "it takes no more tries"]) {
    await codeField(page).fill("");
    await codeField(page).fill(code === "000000" ? "000001" : "000000");
    await page.getByText(says).waitFor();
  }
  expect(await page.getByRole("button", { name: "Create account" }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Send a new code" }).click();
  await page.getByText("A code is on its way again.").waitFor();
  await codeField(page).fill(await own.nextCode());
  await list(page).getByText("Dora").waitFor();
});

test("a code is sent again after a while, and a new one once it has run out", async () => {
  const [page, own] = [await house.arrive(), phone(house)];
  await page.clock.install();
  await giveNumber(page, "/sign-up/phone", own.number, "Dora");
  await own.nextCode();
  await page.getByText(/^Send again in 0:/).waitFor();
  await page.clock.fastForward("00:31");
  await page.getByRole("button", { name: "Send again" }).waitFor();
  await page.clock.fastForward("05:00");
  await page.getByRole("alert").filter({ hasText: "That code is good no more." }).waitFor();
  await page.getByRole("button", { name: "Send a new code" }).click();
  await codeField(page).fill(await own.nextCode());
  await list(page).getByText("Dora").waitFor();
});

test("a number that has an account leads to it instead of to another", async () => {
  house.trouble.refusalsMayCome();
  const { own } = await signUpByPhone("Dora");
  const page = await house.arrive();
  await giveNumber(page, "/sign-up/phone", own.number, "Somebody");
  await codeField(page).fill(await own.nextCode());
  await page.getByText("That number belongs to an account already.").waitFor();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect((await numberField(page).inputValue()).replaceAll(/\D/g, "")).toBe(own.number.slice(1));
  await page.getByRole("button", { name: "Send code" }).click();
  await codeField(page).fill(await own.nextCode());
  await list(page).getByText("Dora").waitFor();
});

test("what is no number, and where no code is sent to, stands at the field", async () => {
  house.trouble.refusalsMayCome();
  const page = await house.arrive();
  await page.goto("/sign-in/phone");
  for (const [typed, says] of [
    ["", "Give a phone number."],
    ["+1 202 55", "That number is too short."],
    ["+49 151 23456789", "This server sends no codes to that country."],
  ] as const) {
    await numberField(page).fill(typed);
    await page.keyboard.press("Enter");
    await page.getByText(says).waitFor();
    await page.locator("input[name=tel][aria-invalid=true]:focus").waitFor();
  }
});

test("the number is changed from the code without typing the name again", async () => {
  const [page, own] = [await house.arrive(), phone(house)];
  await giveNumber(page, "/sign-up/phone", phone(house).number, "Dora");
  await page.getByRole("button", { name: "Change number" }).click();
  await numberField(page).fill(own.number);
  await page.keyboard.press("Enter");
  await codeField(page).fill(await own.nextCode());
  await list(page).getByText("Dora").waitFor();
});

test("a second account in the same browser comes in by phone, and the first stays", async () => {
  const ana = await person(house, "Ana");
  const own = phone(house);
  await ana.page.goto("/");
  await list(ana.page).getByText("Ana").waitFor();
  const second = await ana.page.context().newPage();
  await giveNumber(second, "/u/1/sign-up/phone", own.number, "Dora");
  await codeField(second).fill(await own.nextCode());
  await list(second).getByText("Dora").waitFor();
  expect(new URL(second.url()).pathname).toMatch(/^\/u\/1\//);
  await ana.page.reload();
  await list(ana.page).getByText("Ana").waitFor();
});

test("a guest who adds a number is the same person elsewhere", async () => {
  const [page, own] = [await house.arrive(), phone(house)];
  await page.goto("/guest");
  await page.getByLabel("Nickname").fill("Gus");
  await page.keyboard.press("Enter");
  await list(page).waitFor();
  await page.goto("/settings/profile");
  await page.getByRole("link", { name: "Or keep it by a phone number" }).click();
  await page.getByRole("button", { name: "Add a phone number" }).click();
  await numberField(page).fill(own.number);
  await page.keyboard.press("Enter");
  await codeField(page).fill(await own.nextCode());
  await page.getByText(`Your number is ${own.number.slice(0, 2)}`).waitFor();

  const elsewhere = await house.arrive();
  await giveNumber(elsewhere, "/sign-in/phone", own.number);
  await codeField(elsewhere).fill(await own.nextCode());
  await list(elsewhere).getByText("Gus").waitFor();
});

test("a number alone does not open an account that has a password", async () => {
  const { page, own } = await signUpByPhone("Dora");
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Send a code to" }).click();
  await page.getByLabel("Code to your present number").fill(await own.nextCode());
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Add password" }).click();
  await page.getByText("this password from now on").waitFor();

  const elsewhere = await house.arrive();
  await giveNumber(elsewhere, "/sign-in/phone", own.number);
  await codeField(elsewhere).fill(await own.nextCode());
  await elsewhere.getByRole("heading", { name: "One more step" }).waitFor();
  await elsewhere.getByLabel("Password", { exact: true }).fill(password);
  await elsewhere.keyboard.press("Enter");
  await list(elsewhere).getByText("Dora").waitFor();
});

test("axe finds nothing wrong with the doors by phone", async () => {
  const page = await house.arrive({ reducedMotion: "reduce" });
  for (const path of ["/sign-in/phone", "/sign-up/phone"]) {
    await page.goto(path);
    await numberField(page).waitFor();
    await page.getByRole("button", { name: "Send code" }).click();
    await page.getByText("Give a phone number.").waitFor();
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [390, 1280]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 844 });
        expect(await wrongWith(page)).toEqual([]);
      }
  }
  await numberField(page).fill(phone(house).number);
  await page.getByLabel("Your name").fill("Dora");
  await page.keyboard.press("Enter");
  await codeField(page).waitFor();
  expect(await wrongWith(page)).toEqual([]);
});
