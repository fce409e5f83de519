import { useMemo } from "react";
import { encode } from "uqr";

interface QrCodeProps {
  text: string;
  /** What it is, for whoever cannot see it. */
  name: string;
}

/** Scanners ask for this many empty modules around it. */
const margin = 4;

/** Dark on light in both themes: that is how every scanner reads it. */
export function QrCode({ text, name }: QrCodeProps) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  const whole = size + 2 * margin;
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox={`${-margin} ${-margin} ${whole} ${whole}`}
      shapeRendering="crispEdges"
      className="size-48 shrink-0 rounded-control border border-line bg-scan-paper text-scan-ink"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}

/** One rectangle for each run of dark modules. */
function drawn(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: "M", border: 0 });
  const path = data.flatMap((row, y) =>
    Array.from(
      row
        .map((dark) => (dark ? "1" : "0"))
        .join("")
        .matchAll(/1+/g),
      (run) => {
        const width = run[0].length;
        return `M${run.index} ${y}h${width}v1h-${width}z`;
      },
    ),
  );
  return { size, path: path.join("") };
}
