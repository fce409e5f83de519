import { randomInt } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { Refusal, type newDeviceCode, type StartedDeviceCode } from "@parley/protocol";
import type { z } from "zod";
import { newId } from "../database/new-id.ts";
import { sawConflict } from "../database/postgres.ts";
import type { Parts } from "../parts.ts";
import { describeAgent } from "../sessions/agent.ts";
import { hashOf, newToken } from "../sessions/tokens.ts";
import { INTERVAL_MS, LETTERS, LIFE_MS } from "./policy.ts";
import { insertDeviceCode } from "./queries.ts";

const ATTEMPTS = 10;

/** Begins to let a device in. Its secret is told this once; only the hash is kept. */
export async function createDeviceCode(
  parts: Parts,
  { device }: z.output<typeof newDeviceCode>,
  request: FastifyRequest,
): Promise<StartedDeviceCode> {
  const { database, limits, now } = parts;
  await limits.spend("device-code.address", request.ip);
  const verifyAt = `${addressOf(parts, request)}/device`;
  const deviceCode = newToken();
  for (let attempt = 1; ; attempt++) {
    const at = now();
    const userCode = newUserCode();
    try {
      await insertDeviceCode(database.db, {
        id: newId(at),
        secret_hash: hashOf(deviceCode),
        user_code: userCode,
        device: device ?? describeAgent(request.headers["user-agent"]),
        address: request.ip,
        state: "pending",
        person_id: null,
        phone: null,
        number: null,
        digits: null,
        created_at: at,
        expires_at: at + LIFE_MS,
      });
      return {
        deviceCode,
        userCode,
        verifyAt,
        verifyAtWithCode: `${verifyAt}?code=${userCode.replace("-", "")}`,
        expiresIn: LIFE_MS / 1000,
        interval: INTERVAL_MS / 1000,
      };
    } catch (error) {
      // Many who come in the same millisecond draw from few ids.
      if (!sawConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

function newUserCode(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Where this server is found. Without PUBLIC_URL that is the host the request itself names. */
function addressOf({ config }: Parts, { headers }: FastifyRequest): string {
  if (config.publicUrl) return config.publicUrl.origin;
  const named = URL.parse(`${config.secure ? "https" : "http"}://${headers.host ?? "localhost"}`);
  if (named) return named.origin;
  const issues = [{ path: "Host", expected: "must be a host, with or without a port" }];
  throw new Refusal("malformed", { issues });
}
