/** The largest a picture becomes among words, in pixels. */
const most = { width: 360, height: 320 };
/** So that it can be pressed, whatever its shape. */
const least = 44;

/** How large a picture is drawn among words. What is longer than that allows is cut. */
export function boxOf({ width, height }: { width: number; height: number }) {
  const scale = Math.min(1, most.width / width, most.height / height);
  const within = (side: number, max: number) =>
    Math.min(max, Math.max(least, Math.round(side * scale)));
  return { width: within(width, most.width), height: within(height, most.height) };
}
