// Every screen with made-up people and no server, to be looked at: `vite apps/web`, then
// /test/screens.html?scene=full&at=/c/1. Scenes: full, empty, away, failed, long, request.
import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "../src/tokens.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Account } from "../src/account.ts";
import { App } from "../src/app.tsx";
import { applyTheme } from "../src/theme.ts";
import { fakeParley } from "./fakeParley.ts";
import { sceneNamed } from "./scenes.ts";

const query = new URLSearchParams(location.search);
const parley = fakeParley(sceneNamed(query.get("scene") ?? "full"));
history.replaceState(null, "", query.get("at") ?? "/");
applyTheme();
const direction = query.get("dir");
if (direction) {
  new MutationObserver(turn).observe(document.documentElement, { attributeFilter: ["dir"] });
  turn();
}

const account: Account = {
  slot: 0,
  api: parley.api,
  get: () => inside,
  subscribe: () => () => {},
  enter: () => {},
  leave: () => Promise.resolve(),
};
const inside = { kind: "in" as const, parley };
Object.assign(window, { parley });

createRoot(document.getElementById("parley")!).render(
  <StrictMode>
    <App account={account} />
  </StrictMode>,
);

function turn() {
  if (document.documentElement.dir !== direction) document.documentElement.dir = direction!;
}
