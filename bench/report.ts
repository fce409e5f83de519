export interface Measurement {
  bench: string;
  /** What the baseline is. */
  against: string;
  figures: Record<string, number>;
  baseline: Record<string, number>;
  /** Above 1: Parley is better. Null: there was no baseline to be had. */
  ratio: number | null;
}

export function print(measurements: Measurement[], json: boolean): void {
  for (const { bench, against, figures, baseline, ratio } of measurements) {
    const told =
      ratio === null
        ? `no ${against} here to compare with`
        : `${ratio.toFixed(2)} times ${against}`;
    console.log(`\n${bench}: ${told}`);
    const names = Object.keys(figures);
    const width = Math.max(...names.map((name) => name.length));
    console.log(`  ${"".padEnd(width)}  ${"Parley".padStart(14)}  ${"baseline".padStart(14)}`);
    for (const name of names) {
      console.log(`  ${name.padEnd(width)}  ${cell(figures[name])}  ${cell(baseline[name])}`);
    }
  }
  if (!json) return;
  for (const { bench, figures, baseline, ratio } of measurements) {
    console.log(JSON.stringify({ bench, figures, baseline, ratio }));
  }
}

const cell = (value: number | undefined) =>
  (value === undefined ? "" : value.toLocaleString("en", { maximumFractionDigits: 2 })).padStart(
    14,
  );
