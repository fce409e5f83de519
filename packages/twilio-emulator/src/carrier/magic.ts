// Twilio's test numbers: what they answer with test credentials, they answer here.

interface Refused {
  status: number;
  code: number;
}

/** Null: valid, and nothing becomes of it. */
const FROM = new Map<string, Refused | null>([
  ["+15005550006", null],
  ["+15005550001", { status: 400, code: 21212 }],
  ["+15005550007", { status: 400, code: 21606 }],
  ["+15005550008", { status: 429, code: 21611 }],
]);

const TO = new Map<string, Refused>([
  ["+15005550001", { status: 400, code: 21211 }],
  ["+15005550002", { status: 400, code: 21612 }],
  ["+15005550003", { status: 400, code: 21408 }],
  ["+15005550004", { status: 400, code: 21610 }],
  ["+15005550009", { status: 400, code: 21614 }],
]);

/** Undefined for a number that is not magic. */
export function magicFrom(number: string): Refused | null | undefined {
  return FROM.get(number);
}

export function magicTo(number: string): Refused | undefined {
  return TO.get(number);
}
