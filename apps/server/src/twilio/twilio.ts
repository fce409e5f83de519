import type twilio from "twilio";
import type { Emulator } from "@parley/twilio-emulator";

/** The way to Twilio, or to what stands in for it; one code path either way. */
export interface Twilio {
  /** The official SDK. */
  readonly client: twilio.Twilio;
  readonly accountSid: string;
  /** What Twilio signs its webhooks with. */
  readonly authToken: string;
  /** Ours, in E.164. */
  readonly numbers: readonly string[];
  readonly verifyServiceSid: string;
  readonly messagingServiceSid: string | null;
  /** Null with a real account, or with an emulator that runs by itself. */
  readonly emulator: Emulator | null;
  /** The exact URL Twilio calls and signs; null while it cannot reach this server. */
  webhookUrl(path: string): string | null;
  /** Where somebody with a phone finds this server; null while they cannot. */
  publicUrl(path: string): string | null;
  /** Fetches what a webhook named as media, with our credentials. */
  fetchMedia(url: string, signal?: AbortSignal): Promise<Response>;
  /** Fetches what Twilio named by an address that is signed itself: our credentials are no business of that place. */
  fetchSigned(url: string, signal?: AbortSignal): Promise<Response>;
  /**
   * Asks what the SDK has no words for, or forgets the answer to. Nothing is followed: what Twilio answers
   * with is what it said.
   */
  ask(url: string, signal?: AbortSignal): Promise<Response>;
  /** To be told once, when the server listens: the simulated Twilio calls it there. */
  listensAt(url: string): void;
  close(): Promise<void>;
}

/** Where texts that come in are told, and what becomes of those that went out. */
export const hooks = { texts: "/hooks/twilio/texts", statuses: "/hooks/twilio/statuses" } as const;

/** Twilio asks a webhook that is slow, failing or away only once, unless its address says this behind it. */
export const RETRIES = "#rc=3&rp=ct,rt,5xx";
