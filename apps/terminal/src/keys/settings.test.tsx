import { expect, test } from "vitest";
import { openApp } from "../../test/app.tsx";
import { conversationOf, fakeParley } from "../../test/fakeParley.ts";

test("keys of one's own work and are shown; what cannot be had is told, until the next key", async () => {
  const app = await openApp(fakeParley([conversationOf(7, { name: "tools" })]), {
    settings: { keys: { "app.help": ["f5"], "edit.swap": ["ctrl+nothing"] } },
  });
  await app.shows("config.toml, [keys], edit.swap: ctrl+nothing is no key");
  app.type("\x1b[15~");
  await app.shows("F5");
  expect(app.text()).not.toContain("config.toml");
  await app.close();
});
