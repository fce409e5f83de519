import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeServer, bob } from "../test/fake-server.ts";
import { signedIn, type Account } from "../test/person.ts";
import {
  ParleyProvider,
  useConnection,
  useConversation,
  useConversationList,
  useDraft,
  useMe,
  useParley,
  usePerson,
  useTimeline,
  useTyping,
} from "./hooks.ts";

let server: FakeServer;
let account: Account;
beforeEach(async () => {
  server = await FakeServer.start();
  server.write(7, bob, "hello");
  account = await signedIn(server);
  await account.parley.open(7);
});
afterEach(async () => {
  await account.parley.stop();
  await server.stop();
});

function Everything(): string {
  const items = useTimeline(7);
  return JSON.stringify({
    phase: useConnection().phase,
    me: useMe()?.displayName,
    joined: useConversationList().joined.length,
    name: useConversation(7)?.info.name,
    unknown: useConversation(99) ?? null,
    person: usePerson(bob.id)?.displayName,
    draft: useDraft(7),
    typing: useTyping(7),
    shown: items.map((item) => (item.kind === "message" ? item.message.body : item.kind)),
    api: typeof useParley().api.call,
  });
}

test("a screen draws what the account holds", () => {
  account.parley.setDraft(7, "half a thought");
  const screen = createElement(Everything);
  const drawn = renderToStaticMarkup(
    createElement(ParleyProvider, { value: account.parley }, screen),
  );
  expect(JSON.parse(drawn.replaceAll("&quot;", '"'))).toEqual({
    phase: "online",
    me: "Ada",
    joined: 1,
    name: "talk-7",
    unknown: null,
    person: "Bob",
    draft: "half a thought",
    typing: [],
    shown: ["hello"],
    api: "function",
  });
});

test("a screen outside an account says what it lacks", () => {
  expect(() => renderToStaticMarkup(createElement(Everything))).toThrow("ParleyProvider");
});
