const PATIENCE_MS = 30_000;

/** Resolves when `holds` does. Throws when it never does: what it waits for is an event, not a time. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const latest = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > latest) throw new Error(`It never became true: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
