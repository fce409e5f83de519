import { VitePWA } from "vite-plugin-pwa";

/** Paths that only the server may answer: no navigation there is given the app's page. */
const serverPaths = [
  /^\/api(\/|$)/,
  /^\/socket\.io(\/|$)/,
  /^\/(files|f)(\/|$)/,
  /^\/docs(\/|$)/,
  /^\/hooks(\/|$)/,
  /^\/phones(\/|$)/,
  /^\/(openapi\.json|healthz|readyz|metrics)$/,
];

/**
 * The service worker and the manifest. It keeps the app's own files and nothing else: an answer
 * of the API is never stored by it, so nothing private outlives a sign-out in its caches.
 */
export const pwa = VitePWA({
  registerType: "prompt",
  // Registration needs our Trusted Types policy, so the app does it itself.
  injectRegister: false,
  filename: "sw.js",
  manifestFilename: "app.webmanifest",
  includeAssets: [],
  workbox: {
    globPatterns: ["**/*.{html,js,css,woff2,svg}", "icon-192.png"],
    // Letters of other scripts are fetched when they are first met; the simulated phones, never kept.
    globIgnores: ["**/*-{cyrillic,greek,vietnamese}*", "**/phones-*"],
    navigateFallback: "/index.html",
    navigateFallbackDenylist: serverPaths,
    cleanupOutdatedCaches: true,
    // A worker under our policy may not import a script that Trusted Types has not seen.
    inlineWorkboxRuntime: true,
    sourcemap: false,
  },
  manifest: {
    id: "/",
    name: "Parley",
    short_name: "Parley",
    description: "One conversation from a browser, a terminal and any phone",
    start_url: "/",
    scope: "/",
    display: "standalone",
    background_color: "#FAF9F6",
    theme_color: "#FAF9F6",
    categories: ["social", "communication"],
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      {
        src: "/icon-maskable-512.png",
        sizes: "512x512",
        type: "image/png",
        purpose: "maskable",
      },
    ],
  },
});
