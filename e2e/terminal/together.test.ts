import { expect, test } from "vitest";
import { channel, history, send } from "../browser/conversations.ts";
import { openHouse } from "../browser/house.ts";
import { person } from "../browser/people.ts";
import { composer, eventually, line, message } from "../browser/screen.ts";
import { account, goTo, opened, signIn } from "./signedIn.ts";
import { describeInTmux, machines } from "./terminal.ts";

describeInTmux("one conversation on two terminals and in a browser", () => {
  const house = openHouse();
  const machine = machines();

  test("what each writes is on all three, what one reads is read, and a server that comes back has it once", async () => {
    const [ana, bo] = [await person(house, "Ana"), await account(house, "Bo")];
    const everybody = [ana, { ...bo, name: "Bo", page: ana.page }] as const;
    const tea = await channel("tea", ...everybody);
    const news = await channel("news", ...everybody);
    const own = machine();
    await signIn(own, house, ana.username);
    const [left, right] = [await opened(own, tea.name), await opened(own, tea.name)];
    const { page } = ana;
    await page.goto(tea.path);

    const onAll = async (text: string): Promise<void> => {
      await Promise.all([left.until(text), right.until(text), message(page, text).waitFor()]);
    };
    await left.enter("from the left");
    await onAll("from the left");
    await right.enter("from the right");
    await onAll("from the right");
    await composer(page).fill("from the browser");
    await composer(page).press("Enter");
    await onAll("from the browser");

    await send(everybody[1], news.id, "new beans");
    const unread = new RegExp(`#${news.name} +1`);
    await Promise.all([left.until(unread), right.until(unread)]);
    await line(page, news.name).getByText("1 unread message").waitFor();
    await goTo(right, news.name);
    await right.until("new beans");
    await left.untilGone(unread);
    await eventually(() => line(page, news.name).getByText("1 unread message").count()).toBe(0);
    await goTo(right, tea.name);

    await house.stopServer();
    await left.until("No connection");
    await left.enter("left, without a server");
    await right.enter("right, without a server");
    await composer(page).fill("browser, without a server");
    await composer(page).press("Enter");
    await house.startServerAgain();
    for (const who of ["left", "right", "browser"]) await onAll(`${who}, without a server`);
    const said = await history(ana, tea.id);
    expect(said.toSorted()).toEqual(
      ["left", "right", "browser"]
        .flatMap((who) => [`from the ${who}`, `${who}, without a server`])
        .toSorted(),
    );
  });
});
