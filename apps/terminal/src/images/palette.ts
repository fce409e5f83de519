/** So many steps a channel are told apart while colours are chosen: 32, five bits. */
const bits = 5;
const coarse = (red: number, green: number, blue: number) =>
  ((red >> (8 - bits)) << (2 * bits)) | ((green >> (8 - bits)) << bits) | (blue >> (8 - bits));

interface Shade {
  rgb: readonly [number, number, number];
  count: number;
}

export type Colour = readonly [red: number, green: number, blue: number];

export interface Palette {
  colours: readonly Colour[];
  /** The one nearest to it. */
  nearest: (red: number, green: number, blue: number) => number;
}

/** At most so many colours for these pixels: what there is, cut in two again and again where it differs most. */
export function paletteOf(data: Uint8Array, most: number): Palette {
  const boxes: Shade[][] = [shadesOf(data)];
  while (boxes.length < most) {
    const widest = boxes.reduce((one, other) => (spread(other) > spread(one) ? other : one));
    if (spread(widest) === 0) break;
    boxes.splice(boxes.indexOf(widest), 1, ...halves(widest));
  }
  const colours = boxes.map(average);
  const known = new Int16Array(1 << (3 * bits)).fill(-1);
  return {
    colours,
    nearest(red, green, blue) {
      const at = coarse(red, green, blue);
      if (known[at] === -1) known[at] = nearestOf(colours, [red, green, blue]);
      return known[at]!;
    },
  };
}

/** What colours there are, those alike taken together. */
function shadesOf(data: Uint8Array): Shade[] {
  const sums = new Map<number, [red: number, green: number, blue: number, count: number]>();
  for (let at = 0; at + 2 < data.length; at += 3) {
    const key = coarse(data[at]!, data[at + 1]!, data[at + 2]!);
    const sum = sums.get(key);
    if (sum) {
      sum[0] += data[at]!;
      sum[1] += data[at + 1]!;
      sum[2] += data[at + 2]!;
      sum[3]++;
    } else sums.set(key, [data[at]!, data[at + 1]!, data[at + 2]!, 1]);
  }
  return Array.from(sums.values(), ([red, green, blue, count]) => ({
    rgb: [red / count, green / count, blue / count] as const,
    count,
  }));
}

function rangeOf(box: readonly Shade[], channel: 0 | 1 | 2): number {
  let [low, high] = [255, 0];
  for (const { rgb } of box) {
    low = Math.min(low, rgb[channel]);
    high = Math.max(high, rgb[channel]);
  }
  return high - low;
}

const spreads = new WeakMap<readonly Shade[], number>();

function spread(box: readonly Shade[]): number {
  let known = spreads.get(box);
  if (known === undefined) {
    known = box.length < 2 ? 0 : Math.max(rangeOf(box, 0), rangeOf(box, 1), rangeOf(box, 2));
    spreads.set(box, known);
  }
  return known;
}

/** Along the channel in which it differs most, with as many pixels on either side. */
function halves(box: Shade[]): [Shade[], Shade[]] {
  const channel = ([0, 1, 2] as const).reduce((one, other) =>
    rangeOf(box, other) > rangeOf(box, one) ? other : one,
  );
  const sorted = box.toSorted((one, other) => one.rgb[channel] - other.rgb[channel]);
  const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2;
  let before = 0;
  const at = sorted.findIndex(({ count }) => (before += count) >= half) + 1;
  const cut = Math.min(Math.max(1, at), sorted.length - 1);
  return [sorted.slice(0, cut), sorted.slice(cut)];
}

function average(box: readonly Shade[]): Colour {
  const all = box.reduce((sum, { count }) => sum + count, 0) || 1;
  const of = (channel: 0 | 1 | 2) =>
    Math.round(box.reduce((sum, { rgb, count }) => sum + rgb[channel] * count, 0) / all);
  return [of(0), of(1), of(2)];
}

function nearestOf(colours: readonly Colour[], [red, green, blue]: Colour): number {
  let [best, least] = [0, Infinity];
  colours.forEach(([r, g, b], index) => {
    const off = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (off < least) [best, least] = [index, off];
  });
  return best;
}
