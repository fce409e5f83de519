import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pwa } from "./pwa.ts";

const server = process.env["PARLEY_SERVER"] ?? "http://localhost:8080";

export default defineConfig({
  plugins: [react(), tailwindcss(), pwa],
  build: {
    // Everything comes from files of its own, so that the page runs under a strict
    // content security policy: no inline script, no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // zod would try to compile its schemas, which the policy forbids and the browser reports;
        // this must be said before the chunk that holds it runs, whichever that is.
        intro: "(globalThis.__zod_globalConfig ??= {}).jitless = true;",
      },
    },
  },
  server: {
    proxy: {
      "/api": server,
      "/files": server,
      "/phones/api": server,
      "/socket.io": { target: server, ws: true },
    },
  },
});
