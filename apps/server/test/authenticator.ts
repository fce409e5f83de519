import { URI, type TOTP } from "otpauth";
import { more } from "./phone.ts";
import type { TestServer } from "./server.ts";
import type { Someone, Visitor } from "./visitor.ts";

export const STEP_MS = 30_000;

/** An authenticator app, set up by what its camera sees. */
export function appOf(uri: string, now: () => number): { code(afterMs?: number): string } {
  const totp = URI.parse(uri) as TOTP;
  return { code: (afterMs = 0) => totp.generate({ timestamp: now() + afterMs }) };
}

/** Somebody new whose second factor is an app, a step after its first code was used. */
export async function withApp(
  server: TestServer,
  username: string,
  clock: (() => number) & { pass(ms: number): void },
) {
  const who = await server.person(username);
  const { uri } = await who.call("beginTotp", { body: { currentPassword: who.password } });
  const app = appOf(uri, clock);
  const { recoveryCodes } = await who.call("confirmTotp", { body: { code: app.code() } });
  clock.pass(STEP_MS);
  return { who, app, recoveryCodes };
}

/** Gives the password, and answers what is asked for besides. */
export async function start({ me, password }: Someone, from: Visitor) {
  return more(await from.call("createSession", { body: { username: me.username!, password } }));
}

/** Completes a sign-in with a code. */
export const finish = (challenge: string, code: string, from: Visitor) =>
  from.call("createSession", { body: { challenge, code } });
