import { expect, test } from "vitest";
import { openApp } from "../../test/app.tsx";
import { ana, bo, conversationOf, fakeParley } from "../../test/fakeParley.ts";

test("the newest message stays in sight, whatever stands over the field", async () => {
  const tools = conversationOf(7, { name: "tools", phones: true }, [
    [ana, "who has the ladder"],
    [bo, "I do"],
  ]);
  const app = await openApp(fakeParley([tools]), { rows: 12 });
  const both = async (words: string) =>
    app.until((text) => text.includes(words) && text.includes("Bo  I do"));
  await both("about $0.03");
  app.type("\x1b[200~a\rb\rc\rd\re\rf\x1b[201~");
  await both("? Paste 6 lines?");
  app.type("n\x12");
  await both("Written before");
  app.type("\x1b");
  await app.until((text) => !text.includes("Written before"));
  app.type("/");
  await both("▸ /help");
  expect(app.text()).toContain("about $0.03");
  await app.close();
});
