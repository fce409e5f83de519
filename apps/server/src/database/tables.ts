import type { Generated } from "kysely";
import type { TextTables } from "./text-tables.ts";

/** Times are milliseconds since 1970, flags are 0 or 1 and JSON is text, alike on both databases. */
export interface Tables extends TextTables {
  server: ServerTable;
  person: PersonTable;
  session: SessionTable;
  challenge: ChallengeTable;
  code: CodeTable;
  device_code: DeviceCodeTable;
  totp: TotpTable;
  recovery_code: RecoveryCodeTable;
  contact: ContactTable;
  contact_request: ContactRequestTable;
  block: BlockTable;
  conversation: ConversationTable;
  membership: MembershipTable;
  message: MessageTable;
  send: SendTable;
  mention: MentionTable;
  event: EventTable;
  file: FileTable;
}

/** Facts about the database itself, such as its epoch. */
export interface ServerTable {
  key: string;
  value: string;
}

export interface PersonTable {
  id: number;
  kind: "member" | "guest" | "phone" | "bot";
  username: string | null;
  /** The folded username or nickname: unique, so that no guest passes for a member. */
  name_key: string | null;
  display_name: string;
  role: Generated<"person" | "admin">;
  password_hash: string | null;
  created_at: number;
  /** E.164; unique, so that one number is one person. */
  phone: string | null;
  second_factor: "totp" | "sms" | null;
  findable_by_phone: Generated<number>;
  /** When a code to it last came back right. Null: before that was noted. */
  phone_proved_at: Generated<number | null>;
  /** When it proves enough to have waited, for who has lost the number. */
  waits_until: Generated<number | null>;
  /** Not unique: nobody learns by trying addresses who has an account. */
  email: Generated<string | null>;
}

export interface SessionTable {
  id: number;
  /** SHA-256 of the token, hex. The token itself is stored nowhere. */
  token_hash: string;
  person_id: number;
  lane: "web" | "terminal" | "api";
  agent: string;
  created_at: number;
  seen_at: number;
}

/** A pending proof. */
export interface ChallengeTable {
  id: number;
  /** SHA-256 of what the requester holds, hex. */
  secret_hash: string;
  purpose: "sign-in" | "register" | "phone" | "confirm" | "second-factor";
  /** Where the code goes, E.164. */
  phone: string | null;
  /** Who asked, or who proved the first factor. */
  person_id: number | null;
  /** The first factor, when it is the second that pends; `phone` once a `confirm` has been right. */
  proved: "password" | "phone" | null;
  /** The device that was let in by a code and still has this to prove. */
  device: string | null;
  /** Where Twilio keeps the code; unique, so that a code is good for one challenge alone. Null: none was sent. */
  verification_sid: string | null;
  tries_left: number;
  sends: number;
  sent_at: number;
  created_at: number;
  expires_at: number;
}

/** A code that was asked for, kept for a day: whether codes come back tells people from machines. */
export interface CodeTable {
  /** That of its challenge. */
  id: number;
  at: number;
  purpose: ChallengeTable["purpose"];
  /** The number without its last four digits. */
  prefix: string;
  /** Whence it was asked for: a /24 or a /64. */
  network: string;
  /** `asked` and no more: nobody has the number, so none was sent. */
  state: "asked" | "sent" | "proved";
}

/** A device that waits to be let in. */
export interface DeviceCodeTable {
  id: number;
  /** SHA-256 of what the device holds, hex. */
  secret_hash: string;
  /** What it shows: `BCDF-GHJK`. */
  user_code: string;
  device: string;
  address: string;
  state: "pending" | "approved" | "denied";
  /** Who has claimed it in a browser, and alone may decide; once approved, whose it is. */
  person_id: number | null;
  /** 1: approved by the answer to a text. */
  by_text: Generated<number>;
  /** Between which two an answer is waited for. */
  phone: string | null;
  number: string | null;
  /** What the text said. A hash of so few digits would hide nothing. */
  digits: string | null;
  tries_left: Generated<number>;
  /** When the device last asked. */
  asked_at: Generated<number>;
  created_at: number;
  expires_at: number;
}

export interface TotpTable {
  person_id: number;
  /** Base32. Null until the first code has been right. */
  secret: string | null;
  /** The 30-second step of the last code that was taken: none before it is taken again. */
  last_step: Generated<number>;
  /** A new secret, shown and not yet proved to be in an app. */
  pending_secret: string | null;
  pending_until: number | null;
}

/** One unused recovery code. Used ones are deleted. */
export interface RecoveryCodeTable {
  person_id: number;
  /** SHA-256, hex. */
  code_hash: string;
}

export interface ContactTable {
  owner_id: number;
  person_id: number;
  name: string | null;
  created_at: number;
}

export interface ContactRequestTable {
  from_id: number;
  to_id: number;
  created_at: number;
}

export interface BlockTable {
  owner_id: number;
  person_id: number;
  created_at: number;
}

export interface ConversationTable {
  id: number;
  kind: "direct" | "channel" | "group";
  name: string | null;
  /** Folded name; unique. Null for directs. */
  name_key: string | null;
  /** `lower:higher` person ids of a direct; unique. */
  direct_key: string | null;
  topic: Generated<string>;
  access: "open" | "invited";
  phones: number;
  sealed: number;
  lasting: number;
  general: Generated<number>;
  members: Generated<number>;
  last_seq: Generated<number>;
  last_ver: Generated<number>;
  last_at: number;
  created_at: number;
}

export interface MembershipTable {
  conversation_id: number;
  person_id: number;
  state: "joined" | "requested";
  role: "owner" | "moderator" | "member";
  level: Generated<"all" | "mentions" | "nothing">;
  joined_seq: number;
  read_seq: number;
  /** Who invited or wrote, while requested. */
  from_id: number | null;
  created_at: number;
}

export interface MessageTable {
  conversation_id: number;
  seq: number;
  ver: number;
  sender_id: number;
  at: number;
  lane: "web" | "terminal" | "text" | "api";
  body: string;
  cid: string | null;
  reply_to: number | null;
  /** JSON `[id]`, or null for none. */
  mentions: string | null;
  /** JSON `[{emoji, people: [id]}]` in order of first use, or null for none. */
  reactions: string | null;
  /** JSON `[File]` as the protocol has it, or null for none. */
  files: string | null;
  edited_at: number | null;
  deleted_at: number | null;
}

/** What a sender's repeated `cid` is answered with. */
export interface SendTable {
  sender_id: number;
  cid: string;
  conversation_id: number;
  seq: number;
  at: number;
}

export interface MentionTable {
  person_id: number;
  conversation_id: number;
  seq: number;
  at: number;
}

/** What happened to a conversation besides messages: joined, left, renamed … never changed, never deleted. */
export interface EventTable {
  conversation_id: number;
  ver: number;
  /** The last message before it. */
  seq: number;
  at: number;
  by_id: number;
  /** Whom it is about, for a change of membership. */
  person_id: number | null;
  /** JSON of the protocol event's `membership` (without the person) or `conversation`. */
  data: string;
}

export interface FileTable {
  id: number;
  owner_id: number;
  /** The row is there before the first byte and until after the last, so that no byte is ever nobody's. */
  state: "coming" | "kept" | "doomed";
  /** What the store knows it by: random, and told to nobody. */
  key: string;
  name: string;
  type: string;
  size_bytes: number;
  width: number | null;
  height: number | null;
  thumbnail: number;
  /** The message it stands in. Null: in none yet, or no more. */
  conversation_id: number | null;
  seq: number | null;
  created_at: number;
}
