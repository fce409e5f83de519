const path = "/sw.js";
/** An open tab looks for a new version this often; opening one looks anyway. */
const lookEveryMs = 60 * 60 * 1000;

/** Makes the new version the one in charge, then loads it. */
export type Apply = () => void;

/**
 * Registers the service worker, which keeps the app's files for when there is no network, and
 * calls `found` whenever a newer version lies ready. Nothing is reloaded until `Apply` is called:
 * somebody may be in the middle of a sentence.
 */
export async function watchForNewVersion(found: (apply: Apply) => void): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const { serviceWorker } = navigator;
  const wasControlled = serviceWorker.controller !== null;
  const registration = await serviceWorker.register(trusted(path), {
    scope: "/",
    updateViaCache: "none",
  });

  const offer = (waiting: ServiceWorker) => found(() => switchTo(waiting));
  if (registration.waiting && wasControlled) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const fresh = registration.installing;
    fresh?.addEventListener("statechange", () => {
      // Without a controller this is the first version ever here, which is no news.
      if (fresh.state === "installed" && serviceWorker.controller) offer(fresh);
    });
  });
  // Another tab has already switched: the files this one was loaded from are gone.
  serviceWorker.addEventListener("controllerchange", () => {
    if (wasControlled) found(() => location.reload());
  });
  setInterval(() => void registration.update().catch(() => undefined), lookEveryMs);
}

function switchTo(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
    once: true,
  });
  waiting.postMessage({ type: "SKIP_WAITING" });
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** The server's policy refuses every script address but the one this lets through. */
function trusted(url: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy("parley-sw", {
    createScriptURL: (asked) => {
      if (asked !== path) throw new TypeError(`Not the service worker: ${asked}`);
      return asked;
    },
  });
  return policy.createScriptURL(url);
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | undefined;
