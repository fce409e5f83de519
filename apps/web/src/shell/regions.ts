/** The parts of the page that F6 goes round, in reading order: elements with `data-region`. */
export function focusNextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")];
  if (regions.length === 0) return;
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const start = here === -1 && step === -1 ? 0 : here;
  const next = regions[(start + step + regions.length) % regions.length]!;
  entryOf(next).focus();
}

/** Where the keyboard enters a region: the element marked as its entry, or the region itself. */
function entryOf(region: HTMLElement): HTMLElement {
  const entry = region.querySelector<HTMLElement>("[data-region-entry]");
  if (entry) return entry;
  region.tabIndex = -1;
  return region;
}
