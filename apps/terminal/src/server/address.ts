/**
 * Where a server may be that somebody named as people name servers: "chat.example",
 * "localhost:8080", an address copied from a browser. HTTPS comes first; plain HTTP only on this machine, or
 * where it was said. Empty: that is no address.
 */
export function addressesOf(named: string): string[] {
  const text = named.trim();
  const scheme = /^(https?):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined && text.includes("://")) return [];
  const secure = originOf(scheme === undefined ? `https://${text}` : text);
  if (secure === null) return [];
  if (scheme !== undefined || !isLoopback(secure)) return [secure];
  return [secure, originOf(`http://${text}`)!];
}

function originOf(text: string): string | null {
  const url = URL.parse(text);
  return url && url.hostname !== "" ? url.origin : null;
}

/** What is sent there leaves this machine through no network. */
export function isLoopback(origin: string): boolean {
  return /^(?:localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/.test(new URL(origin).hostname);
}
