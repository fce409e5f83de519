import type twilio from "twilio";

interface Sdk {
  createClient: (
    accountSid: string,
    authToken: string,
    httpClient: twilio.RequestClient,
  ) => twilio.Twilio;
  RequestClient: typeof twilio.RequestClient;
}

/** Loads the official SDK: late, since it is large and nothing else waits for it. */
export async function sdk(): Promise<Sdk> {
  const { default: create } = await import("twilio");
  return {
    RequestClient: create.RequestClient,
    createClient: (accountSid, authToken, httpClient) =>
      // Said to be nowhere in particular: left out, they would be read from the environment.
      create(accountSid, authToken, { httpClient, edge: "", region: "" }),
  };
}
