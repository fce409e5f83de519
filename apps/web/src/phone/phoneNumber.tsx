import { spelt } from "./numbers.ts";

/** A number in a sentence: in one piece, and from left to right in every language. */
export function PhoneNumber({ phone }: { phone: string }) {
  return (
    <bdi dir="ltr" className="font-strong whitespace-nowrap text-ink tabular-nums">
      {spelt(phone)}
    </bdi>
  );
}
