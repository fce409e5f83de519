import { Refusal } from "@parley/protocol";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDesk, talk, type Desk } from "../../test/desk.tsx";

let folder: string;
let desk: Desk;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-entry-"));
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true });
});

describe("commands", () => {
  test("what came of one stays readable, and a refusal keeps what was written", async () => {
    desk = await openDesk();
    desk.parley.answer = (name) =>
      name === "createConversation" ? new Refusal("name_taken") : null;
    desk.type("/+channel tools\r");
    await desk.screen.shows("[went-wrong ");
    expect(desk.draft()).toBe("/+channel tools");
    desk.parley.answer = () => talk.info;
    desk.type("\r");
    await desk.screen.shows("[done #tools is there.");
    expect(desk.draft()).toBe("");
  });

  test("leaving asks, and no is no", async () => {
    desk = await openDesk();
    desk.type("/part\r");
    await desk.screen.shows("? Leave #tools?");
    desk.type("n");
    await desk.screen.until((text) => !text.includes("Leave"));
    expect(desk.parley.done.some(({ name }) => name === "removeMember")).toBe(false);
    desk.type("\ry");
    await desk.screen.until(() => desk.parley.done.some(({ name }) => name === "removeMember"));
    expect(desk.parley.done.filter(({ name }) => name === "removeMember")).toHaveLength(1);
  });

  test("one that there is not can be sent as it is, and two slashes are one", async () => {
    desk = await openDesk();
    desk.type("/usr/bin\r");
    await desk.screen.shows("no command /usr/bin. Send it as text?");
    desk.type("y");
    await desk.screen.until(() => desk.sent().length === 1);
    desk.type("//who\r");
    await desk.screen.until(() => desk.sent().length === 2);
    expect(desk.sent().map(([, body]) => body)).toEqual(["/usr/bin", "/who"]);
  });

  test("quitting asks while something is written; Ctrl+C again does not", async () => {
    desk = await openDesk();
    desk.type("half\x03");
    await desk.screen.shows("? Quit?");
    expect(desk.quits()).toBe(0);
    desk.type("\x03");
    await desk.screen.until(() => desk.quits() === 1);
    desk.type("n\x15/quit\r");
    await desk.screen.until(() => desk.quits() === 2);
    expect(desk.draft()).toBe("");
  });
});

describe("a reaction", () => {
  test("goes to the last message, and to the one being answered", async () => {
    desk = await openDesk();
    const reactions = () =>
      desk.parley.done.filter(({ name }) => name === "react").map(({ given }) => given);
    desk.type("+:tada:\r");
    await desk.screen.until(() => reactions().length === 1);
    desk.ui.reply(1);
    desk.type("+👍\r");
    await desk.screen.until(() => reactions().length === 2);
    expect(reactions()).toEqual([
      [7, 3, "🎉", true],
      [7, 1, "👍", true],
    ]);
    expect(desk.ui.get().replyTo).toBeNull();
    desk.type("+:nothing_like_it:\r");
    await desk.screen.shows("That is not an emoji.");
    expect(desk.draft()).toBe("+:nothing_like_it:");
    expect(desk.sent()).toEqual([]);
  });
});

describe("pasting", () => {
  const paste = (text: string) => desk.type(`\x1b[200~${text.replaceAll("\n", "\r")}\x1b[201~`);

  test("a few lines go in as they are, more are asked about", async () => {
    desk = await openDesk();
    paste("one\ntwo");
    await desk.drafted("one\ntwo");
    const many = Array.from({ length: 6 }, (_, line) => `line ${line}`).join("\n");
    paste(many);
    await desk.screen.shows("? Paste 6 lines?");
    desk.type("xn");
    await desk.screen.until((text) => !text.includes("Paste"));
    expect(desk.draft()).toBe("one\ntwo");
    paste(many);
    await desk.screen.shows("? Paste 6 lines?");
    desk.type("c");
    await desk.drafted(`one\ntwo\`\`\`\n${many}\n\`\`\`\n`);
  });

  test("five thousand lines are whole, and can go as a file", async () => {
    desk = await openDesk();
    desk.parley.answer = (_, given) => ({ id: 5, ...(given as object), type: "text/plain" });
    const many = Array.from({ length: 5000 }, (_, line) => `line ${line}`).join("\n");
    paste(many);
    await desk.screen.shows("in 5,000 lines: a message");
    desk.type("f");
    await desk.screen.shows("[pasted.txt]");
    expect(desk.parley.done.find(({ name }) => name === "upload")?.given[0]).toMatchObject({
      text: many,
    });
    paste(many);
    await desk.screen.shows("y yes");
    desk.type("y");
    await desk.drafted(many);
  });
});

describe("files", () => {
  test("go along with what is written; Backspace in the empty field takes one out", async () => {
    const file = join(folder, "plan b.txt");
    await writeFile(file, "the plan");
    desk = await openDesk();
    desk.parley.answer = (name, given) => ({ id: name === "upload" ? 5 : 0, ...(given as object) });
    desk.type(`/attach ${join(folder, "nothing")}\r`);
    await desk.screen.shows("[went-wrong There is no file");
    desk.type(`\x15/attach '${file}'\r`);
    await desk.screen.shows("[plan b.txt]");
    expect(desk.draft()).toBe("");
    desk.type("\x7f");
    await desk.screen.until((text) => !text.includes("plan b"));
    desk.type(`/attach ${file.replace(" ", "\\ ")}\r`);
    await desk.screen.shows("[plan b.txt]");
    desk.type("here it is\r");
    await desk.screen.until(() => desk.sent().length === 1);
    expect(desk.sent()[0]).toMatchObject([7, "here it is", { files: [{ id: 5 }] }]);
  });
});

describe("the editor of one's choice", () => {
  async function editor(script: string): Promise<NodeJS.ProcessEnv> {
    const file = join(folder, "editor.sh");
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o700);
    return { VISUAL: "", EDITOR: `${file} --wait` };
  }

  test("is given the terminal and a file nobody else reads, and what it made of it comes back", async () => {
    const seen = join(folder, "seen");
    const env = await editor(
      `ls -l "$2" | cut -c1-10 > ${seen}; cat "$2" >> ${seen}; echo " more" >> "$2"`,
    );
    desk = await openDesk({ env });
    desk.type("words\x0f");
    await desk.drafted("words more");
    expect(await readFile(seen, "utf8")).toBe("-rw-------\nwords");
    desk.type("!");
    await desk.screen.shows("words more!");
    expect(desk.screen.raw()).toBe(true);
  });

  test("that fails leaves what was written, and says so", async () => {
    desk = await openDesk({ env: await editor('echo gone > "$2"; exit 3') });
    desk.type("words\x1bk");
    await desk.screen.shows("with an error (3). What you had");
    expect(desk.draft()).toBe("words");
  });

  test("that takes the file away leaves what was written, and says so", async () => {
    desk = await openDesk({ env: await editor('rm "$2"') });
    desk.type("words\x0f");
    await desk.screen.shows("(ENOENT). What you had");
    expect(desk.draft()).toBe("words");
  });
});
