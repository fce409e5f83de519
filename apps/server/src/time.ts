/** A time as it goes over the wire. */
export const timeOf = (ms: number): string => new Date(ms).toISOString();
