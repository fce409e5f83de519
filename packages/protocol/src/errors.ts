import { z } from "zod";

interface ErrorEntry {
  status: number;
  /** What to say when nobody has better words: plain English, one sentence. */
  message: string;
}

/** Every reason this server gives for not doing something. The code is the promise; the words may change. */
export const errors = {
  malformed: { status: 400, message: "That request is not in the expected form." },
  not_signed_in: { status: 401, message: "Sign in first." },
  wrong_credentials: { status: 401, message: "That name and password do not go together." },
  origin_refused: {
    status: 403,
    message: "That request did not come from this server's own pages.",
  },
  signature_refused: { status: 403, message: "That request is not signed by Twilio." },
  not_allowed: { status: 403, message: "Your role here does not allow that." },
  not_found: { status: 404, message: "There is nothing here, or nothing you can see." },
  phone_taken: {
    status: 409,
    message: "That number belongs to an account already: sign in with it.",
  },
  username_taken: { status: 409, message: "That name is taken." },
  name_taken: { status: 409, message: "A conversation of that name exists." },
  too_large: { status: 413, message: "That is more than this server takes at once." },
  file_too_large: { status: 413, message: "That file is larger than this server takes." },
  unsupported_type: { status: 415, message: "Send JSON." },
  client_too_old: { status: 422, message: "This app is too old for the server. Update it." },
  password_too_short: { status: 422, message: "A password needs at least 8 characters." },
  password_common: { status: 422, message: "That password is one of the first anybody would try." },
  username_reserved: { status: 422, message: "That name is reserved." },
  email_invalid: { status: 422, message: "That is not an e-mail address." },
  phone_invalid: { status: 422, message: "That is not a phone number." },
  phone_country: { status: 422, message: "This server sends no codes to that country." },
  phone_kind: { status: 422, message: "That kind of number takes no codes." },
  phone_unable: {
    status: 422,
    message: "That phone cannot write: it is off, or its line carries no texts.",
  },
  code_wrong: { status: 422, message: "That is not the code." },
  code_expired: { status: 422, message: "That code is good no more. Ask for a new one." },
  authorization_pending: { status: 422, message: "Nobody has allowed this device in yet." },
  access_denied: { status: 422, message: "This device was not allowed in." },
  code_unavailable: { status: 422, message: "No code can be sent to that number." },
  only_way_in: { status: 422, message: "Without it you could not sign in again." },
  phone_needed: { status: 422, message: "That needs a phone number on your account." },
  password_needed: { status: 422, message: "That needs a password on your account." },
  second_factor_needed: { status: 422, message: "That second factor is not turned on." },
  no_phones_here: { status: 422, message: "This conversation takes no phones." },
  no_number_left: {
    status: 422,
    message: "That phone is in as many conversations as this server has numbers for.",
  },
  phone_refuses: { status: 422, message: "That phone has asked for no more texts." },
  texts_off: {
    status: 422,
    message: "They have turned texts off in your conversation and read it in the app.",
  },
  general_stays: { status: 422, message: "#general cannot be deleted, renamed or closed." },
  last_owner: { status: 422, message: "Make somebody else an owner first." },
  not_accepted: { status: 422, message: "They have left, or take no messages from you." },
  message_deleted: { status: 422, message: "That message has been deleted." },
  own_contact: { status: 422, message: "You cannot be your own contact." },
  too_many_reactions: {
    status: 422,
    message: "This message has as many different reactions as it takes.",
  },
  too_many_conversations: {
    status: 422,
    message: "You are in as many conversations as one person can be.",
  },
  too_many_accounts: { status: 422, message: "This browser holds as many accounts as it can." },
  not_for_this_kind: { status: 422, message: "This kind of conversation does not have that." },
  file_unusable: {
    status: 422,
    message: "One of those files is gone, has been sent already or is not yours.",
  },
  picture_too_large: {
    status: 422,
    message: "That picture has more pixels than this server takes.",
  },
  too_many_files: {
    status: 422,
    message: "You have as many files waiting to be sent as one person can.",
  },
  slow_down: { status: 429, message: "Ask less often." },
  work_needed: {
    status: 428,
    message: "Many codes are asked for at the moment: solve the puzzle, and ask again with it.",
  },
  too_many: { status: 429, message: "Too many at once. Wait a moment." },
  internal: { status: 500, message: "Something went wrong on the server. It has been noted." },
  busy: { status: 503, message: "The server is busy. Try again shortly." },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errors;

const codes = Object.keys(errors) as [ErrorCode, ...ErrorCode[]];

/** What every failed request and acknowledgement carries. */
export const errorReply = z
  .object({
    error: z.object({
      code: z.enum(codes),
      message: z.string(),
      /** Seconds to wait before the same can work. */
      retryAfter: z.number().positive().optional(),
      /** Which part of the request, and what was expected there. */
      issues: z.array(z.object({ path: z.string(), expected: z.string() })).optional(),
      /**
       * With `work_needed`: find a `solution` such that SHA-256 of `text` and the solution behind it (as
       * UTF-8) begins with `bits` zero bits, and ask again with `work: {puzzle: text, solution}`.
       */
      puzzle: z.object({ text: z.string(), bits: z.int().positive() }).optional(),
    }),
  })
  .meta({ id: "Error" });
export type ErrorReply = z.infer<typeof errorReply>;

interface RefusalDetails {
  message?: string;
  retryAfter?: number;
  issues?: { path: string; expected: string }[];
  puzzle?: { text: string; bits: number };
}

/** A catalogue error on its way to whoever asked. The server throws it, the client receives it. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly retryAfter: number | undefined;
  readonly issues: RefusalDetails["issues"];
  readonly puzzle: RefusalDetails["puzzle"];

  constructor(code: ErrorCode, details: RefusalDetails = {}) {
    super(details.message ?? errors[code].message);
    this.name = "Refusal";
    this.code = code;
    this.retryAfter = details.retryAfter;
    this.issues = details.issues;
    this.puzzle = details.puzzle;
  }

  get status(): number {
    return errors[this.code].status;
  }

  toReply(): ErrorReply {
    return {
      error: {
        code: this.code,
        message: this.message,
        ...(this.retryAfter === undefined ? {} : { retryAfter: this.retryAfter }),
        ...(this.issues === undefined ? {} : { issues: this.issues }),
        ...(this.puzzle === undefined ? {} : { puzzle: this.puzzle }),
      },
    };
  }

  static fromReply(reply: ErrorReply): Refusal {
    const { code, message, retryAfter, issues, puzzle } = reply.error;
    return new Refusal(code, {
      message,
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(issues === undefined ? {} : { issues }),
      ...(puzzle === undefined ? {} : { puzzle }),
    });
  }
}
