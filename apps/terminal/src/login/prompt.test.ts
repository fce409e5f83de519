import { PassThrough } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { exit } from "../headless/exit.ts";
import { promptOn } from "./prompt.ts";

function asking(isTerminal: boolean) {
  const [stdin, stdout] = [new PassThrough(), new PassThrough()];
  let drawn = "";
  stdout.setEncoding("utf8").on("data", (chunk: string) => (drawn += chunk));
  const interruption = new AbortController();
  const prompt = promptOn({ stdin, stdout, isTerminal, signal: interruption.signal });
  onTestFinished(() => prompt.close());
  return { prompt, stdin, drawn: () => drawn, interruption };
}

test("what is typed at a terminal is drawn, but no password, however early it was typed", async () => {
  const { prompt, stdin, drawn } = asking(true);
  const name = prompt.ask("Username: ");
  stdin.write("ana\r");
  expect(await name).toBe("ana");
  const password = prompt.ask("Password: ", { hidden: true });
  stdin.write("secret one\r");
  expect(await password).toBe("secret one");
  stdin.write("secret two");
  await new Promise((resolve) => setImmediate(resolve));
  const again = prompt.ask("Password: ", { hidden: true });
  stdin.write("\r");
  expect(await again).toBe("secret two");
  expect(drawn()).toContain("ana");
  expect(drawn()).not.toContain("secret");
});

test("Ctrl-C ends the questions, and so does whoever started the program", async () => {
  const typed = asking(true);
  const first = typed.prompt.ask("Username: ");
  typed.stdin.write("\u0003");
  await expect(first).rejects.toMatchObject({ code: exit.interrupted });
  expect(typed.prompt.signal.aborted).toBe(true);
  const killed = asking(false);
  const second = killed.prompt.ask("Username: ");
  killed.interruption.abort();
  await expect(second).rejects.toMatchObject({ code: exit.interrupted });
});

test("a pipe's answers are taken in their order, and then there are no more", async () => {
  const { prompt, stdin } = asking(false);
  stdin.end("one\ntwo\n");
  expect(await prompt.ask("First: ")).toBe("one");
  expect(await prompt.ask("Second: ")).toBe("two");
  await expect(prompt.ask("Third: ")).rejects.toMatchObject({ code: exit.failed });
});

test("a question that is called off leaves what is typed to the next", async () => {
  const { prompt, stdin } = asking(false);
  const calledOff = new AbortController();
  const first = prompt.ask("Number: ", { signal: calledOff.signal });
  calledOff.abort(new Error("over"));
  await expect(first).rejects.toThrow("over");
  const second = prompt.ask("Code: ");
  stdin.write("123456\n");
  expect(await second).toBe("123456");
});

test("what is told breaks between words at the terminal's edge, and nowhere in a pipe", () => {
  const line = "  4  by a browser in which I am signed in";
  for (const isTerminal of [true, false]) {
    const stdout = Object.assign(new PassThrough(), { columns: 20 });
    const signal = new AbortController().signal;
    const prompt = promptOn({ stdin: new PassThrough(), stdout, isTerminal, signal });
    onTestFinished(() => prompt.close());
    prompt.tell(line);
    const told = String(stdout.read());
    expect(told).toBe(isTerminal ? "  4  by a browser in\nwhich I am signed in\n" : `${line}\n`);
  }
});
