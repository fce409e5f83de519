import { createApi } from "@parley/client";
import { expect, test } from "vitest";
import { appCode } from "../browser/authenticator.ts";
import { openHouse } from "../browser/house.ts";
import { password, person } from "../browser/people.ts";
import { phone } from "../browser/phones.ts";
import { signUp } from "../sign-up.ts";
import { describeInTmux, machines, type Terminal } from "./terminal.ts";

describeInTmux("signing in from a terminal", () => {
  const house = openHouse();
  const machine = machines();

  async function begin(way: string): Promise<Terminal> {
    const terminal = await machine().terminal();
    await terminal.enter(`parley login ${house.url}`);
    await terminal.until("How do you come in?");
    await terminal.enter(way);
    return terminal;
  }

  test("somebody new gives a name and a code from their phone, and is in #general", async () => {
    const own = phone(house);
    const terminal = await begin("1");
    await terminal.enter("Dora Lind");
    await terminal.until("E-mail");
    await terminal.press("Enter");
    await terminal.until("Phone number");
    await terminal.enter(own.number);
    await terminal.until("Code from the text");
    await terminal.enter(await own.nextCode());
    await terminal.until("Username [dora.lind]:");
    await terminal.press("Enter");
    await terminal.until("You are signed in as @dora.lind");
    await terminal.enter("parley conversations");
    await terminal.until("#general");

    const elsewhere = await begin("2");
    await elsewhere.enter(own.number);
    await elsewhere.until("Code from the text");
    await elsewhere.enter(await own.nextCode());
    await elsewhere.until("You are signed in as @dora.lind");
  });

  test("a password is not shown, and an authenticator app is asked after it", async () => {
    const api = createApi({ url: house.url, token: await signUp(house.url, "edda", password) });
    const proof = { currentPassword: password };
    const { secret } = await api.call("beginTotp", { body: proof });
    await api.call("confirmTotp", { body: { code: appCode(secret) } });

    const terminal = await begin("3");
    await terminal.until("Username:");
    await terminal.enter("edda");
    await terminal.until("Password:");
    await terminal.enter(password);
    await terminal.until("Code from your authenticator app");
    expect(await terminal.screen()).not.toContain(password);
    await terminal.enter(appCode(secret, 1));
    await terminal.until("You are signed in as @edda");
  });

  test("a browser that is signed in lets a terminal in, and logout ends what it was given", async () => {
    const { page, username, api } = await person(house, "Ana");
    const terminal = await begin("4");
    await terminal.until(/code: {2}[B-Z]{4}-[B-Z]{4}/);
    const code = /[B-Z]{4}-[B-Z]{4}/.exec(await terminal.screen())![0];
    await page.goto("/device");
    await page.getByLabel("Code in the terminal").fill(code);
    await page.getByLabel("Current password").fill(password);
    await page.getByRole("button", { name: "Allow" }).click();
    await terminal.until(`You are signed in as @${username}`);

    const terminals = async () =>
      (await api.call("listSessions")).items.filter(({ lane }) => lane === "terminal").length;
    expect(await terminals()).toBe(1);
    await terminal.enter("parley logout");
    await terminal.untilReady();
    expect(await terminals()).toBe(0);
    await terminal.enter("parley people; echo = $?");
    await terminal.until("= 77");
  });
});
