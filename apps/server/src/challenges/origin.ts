import { isIPv4 } from "node:net";

/** What one household or firm is given of addresses: a /24 of IPv4, a /64 of IPv6. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (isIPv4(plain)) return `${plain.slice(0, plain.lastIndexOf("."))}.0/24`;
  const [head = "", tail] = plain.toLowerCase().split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  const groups = [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.join(":")}::/64`;
}

/** A network with those beside it that one site may have been given: a /24 or, of IPv6, a /48. */
export const blockOf = (network: string): string =>
  network.replace(/^((?:[^:]+:){3})[^:]+::\/64$/, "$1:/48");

const SUBSCRIBER_DIGITS = 4;

/** The range a number is of: ten thousand that belong to one carrier. */
export const prefixOf = (phone: string): string => phone.slice(0, -SUBSCRIBER_DIGITS);
