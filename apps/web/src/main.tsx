import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "./tokens.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { openAccount } from "./account.ts";
import { App } from "./app.tsx";
import { slotOf } from "./paths.ts";
import { applyTheme } from "./theme.ts";

applyTheme();

createRoot(document.getElementById("parley")!).render(
  <StrictMode>
    <App account={openAccount(slotOf(location.pathname))} />
  </StrictMode>,
);
