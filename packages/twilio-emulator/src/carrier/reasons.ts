/** What the console and a Message resource say of a code. */
export function reasonOf(code: number): string {
  return REASONS.get(code) ?? "Unknown error";
}

const REASONS = new Map([
  [11100, "Invalid URL format"],
  [11200, "HTTP retrieval failure"],
  [12300, "Invalid Content-Type"],
  [14107, "Message reply rate limit exceeded"],
  [21610, "Attempt to send to unsubscribed recipient"],
  [30001, "Queue overflow"],
  [30003, "Unreachable destination handset"],
  [30005, "Unknown destination handset"],
  [30006, "Landline or unreachable carrier"],
  [30007, "Message filtered"],
  [30019, "Content size exceeds carrier limit"],
  [30036, "Validity period expired"],
]);
