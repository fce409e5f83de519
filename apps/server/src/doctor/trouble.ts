/** What an error from Twilio, or from the way there, means for whoever runs the server. */
export interface Trouble {
  words: string;
  mend?: string;
}

interface TwilioError {
  /** Of HTTP; none when no answer came. */
  status?: unknown;
  /** Twilio's own, or the system's when no answer came. */
  code?: unknown;
  message?: unknown;
}

export const isMissing = (error: unknown): boolean => (error as TwilioError).status === 404;

/** `where`: Twilio, or the address of an emulator. */
export function explainTwilio(error: unknown, where: string): Trouble {
  const { status, code } = error as TwilioError;
  if (typeof status !== "number") return explainNetwork(error, where);
  const number = typeof code === "number" ? code : status;
  if (code === 20008) {
    return {
      words:
        "These are test credentials: Twilio takes them for trying requests and carries nothing.",
      mend: `Set ${CREDENTIALS} to the live ones, ${IN_CONSOLE}.`,
    };
  }
  if (status === 401 || code === 20003) {
    return {
      words: `${where} does not take these credentials (${number}).`,
      mend: `Copy ${CREDENTIALS} once more, ${IN_CONSOLE}. A suspended account is refused like this, too.`,
    };
  }
  if (status === 429) {
    return {
      words: `${where} is asked too much just now (${number}).`,
      mend: "Wait a minute and run this again.",
    };
  }
  if (status >= 500) {
    return {
      words: `${where} has trouble of its own (${number}).`,
      mend: "Look at https://status.twilio.com and run this again later.",
    };
  }
  return { words: `${where} refused to answer: ${reasonOf(error)} (${number})` };
}

const CREDENTIALS = "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN";
const IN_CONSOLE = "from Account Info on the first page of console.twilio.com";

function explainNetwork(error: unknown, where: string): Trouble {
  const { code } = error as TwilioError;
  const way = "Check this machine's way out: DNS, firewall, and HTTPS_PROXY if there is a proxy.";
  if (code === "ECONNREFUSED") {
    return where === TWILIO
      ? { words: `${where} cannot be reached: the connection was refused.`, mend: way }
      : {
          words: `Nothing answers at ${where}: the connection was refused.`,
          mend: "Start the emulator (npm run twilio-emulator), or take TWILIO_EMULATOR_URL away.",
        };
  }
  if (code === "ECONNABORTED" || code === "ETIMEDOUT") {
    return { words: `${where} did not answer in time.`, mend: way };
  }
  return { words: `${where} cannot be reached: ${reasonOf(error)}`, mend: way };
}

export const TWILIO = "Twilio";

/** In the words of whoever failed. */
export function reasonOf(error: unknown): string {
  const { message, code, cause } = error as Error & { code?: unknown };
  // What `fetch` throws says nothing; why is in what caused it.
  if (cause instanceof Error && message === "fetch failed") return reasonOf(cause);
  return message || String(code ?? error);
}
