const MOST_SHOWN = 60;

// The first that is found: each of the later ones is also in what an earlier one says of itself.
const browsers: [pattern: RegExp, name: string][] = [
  [/\b(?:Edg|EdgA|EdgiOS)\//, "Edge"],
  [/\b(?:OPR|OPX)\//, "Opera"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:(?:Headless)?Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: [pattern: RegExp, name: string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/i, "Linux"],
];

/** A User-Agent header in a few words by which its owner knows the device again: "Firefox on Linux". */
export function describeAgent(userAgent = ""): string {
  const name = named(browsers, userAgent) ?? productOf(userAgent);
  const system = named(systems, userAgent);
  return system === undefined ? name : `${name} on ${system}`;
}

/** Whether a program says that it is our terminal app. */
export const isTerminal = (userAgent = ""): boolean => /^parley-terminal\b/.test(userAgent);

function named(list: [RegExp, string][], userAgent: string): string | undefined {
  return list.find(([pattern]) => pattern.test(userAgent))?.[1];
}

function productOf(userAgent: string): string {
  const product = /^[\w.-]+/.exec(userAgent)?.[0].slice(0, MOST_SHOWN);
  return product ?? "Unknown program";
}
