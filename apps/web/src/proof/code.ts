/** The digits of a code in whatever was typed or pasted: "123 456", a whole text, other digits. */
export function digitsIn(typed: string, count: number): string {
  const text = typed.replace(/[٠-٩۰-۹０-９]/gu, (digit) =>
    // Each of these rows of digits begins at a multiple of sixteen.
    String(digit.codePointAt(0)! & 0xf),
  );
  const whole = new RegExp(`(?<!\\d)(?:\\d[ -]?){${count - 1}}\\d(?!\\d)`).exec(text);
  return (whole?.[0] ?? text).replace(/\D/g, "").slice(0, count);
}
