import { defineConfig, type Plugin } from "vite";
import { notices } from "./notices.ts";
import { keepOldParts } from "./oldParts.ts";

/** Compiled for one machine: found beside the package, or done without. */
const compiled = ["sharp", "@napi-rs/keyring"];

// Everything else goes into the package, so that installing it fetches nothing. It is several
// files, because only what Node loads after the entry can come from its compile cache, and because
// `parley send` needs nothing of the screen.
export default defineConfig({
  build: {
    ssr: "src/main.ts",
    target: "node22.13",
    minify: true,
    reportCompressedSize: false,
    rolldownOptions: {
      output: { entryFileNames: "parley.js", chunkFileNames: "parts/[name]-[hash].js" },
    },
  },
  ssr: { noExternal: true, external: compiled },
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [withoutDeveloperTools(), notices(), keepOldParts()],
});

/** Ink looks for React's when DEV is set, as it may be for other reasons. */
function withoutDeveloperTools(): Plugin {
  return {
    name: "without-developer-tools",
    transform: {
      filter: { id: /\/node_modules\/ink\// },
      handler: (code) => code.replaceAll("process.env['DEV'] === 'true'", "false"),
    },
  };
}
