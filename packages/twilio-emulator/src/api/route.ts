// How a part of the API is declared: a table of routes, told apart by host, method and path.
import type { World } from "../world.ts";

export interface Route {
  /** `api.twilio.com` and its siblings. */
  host: string;
  method: "GET" | "POST" | "DELETE";
  /** `/2010-04-01/Accounts/:AccountSid/Messages/:Sid.json`: a name ends at the first character that is no letter. */
  path: string;
  /** Its address carries its own proof, which it checks itself: no credentials are asked for. */
  isSigned?: true;
  handle(request: ApiRequest, world: World): ApiReply | Promise<ApiReply>;
}

export interface ApiRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  /** Empty when nothing was posted. */
  form: URLSearchParams;
  /** Absolute, as the client asked for it. */
  url: string;
}

export interface ApiReply {
  status: number;
  /** An object goes out as JSON; bytes go out as they are, under the headers' content type. */
  body?: object;
  headers?: Record<string, string>;
}

/** A refusal in the shape that every API of Twilio's answers with. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly headers: Record<string, string>;

  constructor(status: number, code: number, message: string, headers = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  toReply(): ApiReply {
    const { status, code, message, headers } = this;
    const more_info = `https://www.twilio.com/docs/errors/${code}`;
    return { status, body: { code, message, more_info, status }, headers };
  }
}

export function notFound(url: string): ApiError {
  return new ApiError(404, 20404, `The requested resource ${new URL(url).pathname} was not found`);
}
