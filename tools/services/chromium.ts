// Chromium for the tests: the system's, installed first when it is missing.
import { installPackages } from "./debian.ts";
import { findProgram, type Started } from "./private.ts";

export async function provideChromium(): Promise<Started | null> {
  const path =
    find() ?? ((await installPackages("chromium", "fonts-noto-color-emoji")) ? find() : null);
  return path ? { address: path, stop: async () => {} } : null;
}

function find(): string | null {
  const named = process.env["PARLEY_TEST_CHROMIUM"];
  return findProgram(
    ...(named ? [named] : []),
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "/Applications/*/Contents/MacOS/{Chromium,Google Chrome}",
  );
}
