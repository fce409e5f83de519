export interface Measurement {
  bench: string;
  figures: Record<string, number>;
  baseline: Record<string, number>;
  /** Above 1: Parley is better. */
  ratio: number;
}

export function print(measurements: Measurement[], json: boolean): void {
  for (const { bench, figures, baseline, ratio } of measurements) {
    console.log(`\n${bench}: ${ratio.toFixed(2)} times stock Socket.IO`);
    const names = Object.keys(figures);
    const width = Math.max(...names.map((name) => name.length));
    console.log(`  ${"".padEnd(width)}  ${"Parley".padStart(14)}  ${"stock".padStart(14)}`);
    for (const name of names) {
      console.log(`  ${name.padEnd(width)}  ${cell(figures[name])}  ${cell(baseline[name])}`);
    }
  }
  if (json) for (const measurement of measurements) console.log(JSON.stringify(measurement));
}

const cell = (value: number | undefined) =>
  (value === undefined ? "" : value.toLocaleString("en", { maximumFractionDigits: 2 })).padStart(
    14,
  );
