import type { Config } from "../config.ts";

/** Why the server could not be made, in words that say what to mend. */
export function explainStart(error: unknown, config: Config): string {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const reason = reasonOf(error);
  if (code === undefined) return `Parley could not start: ${reason}`;
  if (/^ERR_(?:OSSL|SSL)/.test(code)) {
    return `TLS_CERT and TLS_KEY cannot be used. They must be PEM files that belong together (${reason}).`;
  }
  if (code.startsWith("SQLITE_") || syscall === "mkdir" || syscall === "open") {
    return `The data in ${config.dataFolder} (PARLEY_DATA) cannot be used: ${reason}`;
  }
  if (config.databaseUrl && (syscall !== undefined || SQL_STATE.test(code))) {
    return `PostgreSQL (DATABASE_URL) cannot be used: ${reason}`;
  }
  return `Parley could not start: ${reason}`;
}

/** Why it could not listen where it was told to. */
export function explainListen(error: unknown, { host, port }: Config): string {
  const words: Record<string, string> = {
    EADDRINUSE: `Port ${port} is already in use. Stop what uses it, or set PORT to another.`,
    EACCES: `Port ${port} is reserved for the system. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `${host} (HOST) is not an address of this machine.`,
    ENOTFOUND: `${host} (HOST) is not an address of this machine.`,
  };
  const { code = "" } = error as NodeJS.ErrnoException;
  return words[code] ?? `Parley could not listen on ${host}, port ${port}: ${reasonOf(error)}`;
}

const SQL_STATE = /^[0-9A-Z]{5}$/;

// Several addresses tried in vain make an error that says nothing but its code.
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message || code || String(error);
}
