// What a webhook's answer asks for.
import { elementsOf, parseXml, textOf, type Element } from "./xml.ts";
import type { WebhookMethod } from "../senders.ts";

export interface Said {
  messages: SaidMessage[];
  /** Where to ask further, instead of whatever follows. */
  redirect: { url: string; method: WebhookMethod } | null;
  problems: { code: number; message: string; level: "error" | "warning" }[];
}

export interface SaidMessage {
  body: string;
  mediaUrls: string[];
  /** Null: to whoever wrote, from the number they wrote to. */
  to: string | null;
  from: string | null;
  statusCallback: string | null;
}

/** Reads an answer by its content type: TwiML, plain text, or nothing at all. */
export function readAnswer(contentType: string, body: string): Said {
  const said: Said = { messages: [], redirect: null, problems: [] };
  if (body.trim() === "") return said;
  if (contentType === "text/plain") said.messages.push({ ...EMPTY, body: body.trim() });
  else if (TWIML_TYPES.has(contentType)) readTwiml(said, body);
  else problem(said, 12300, `Invalid Content-Type: ${contentType || "none"}`);
  return said;
}

const TWIML_TYPES = new Set(["text/xml", "application/xml", "text/html"]);
const MOST_MESSAGES = 10;
const EMPTY: SaidMessage = { body: "", mediaUrls: [], to: null, from: null, statusCallback: null };

function readTwiml(said: Said, source: string): void {
  const root = parseXml(source.trim());
  if (!root) return problem(said, 12100, "Document parse failure");
  if (root.name !== "Response") return problem(said, 12200, `Schema violation: ${root.name}`);
  if (textOf(root).trim() !== "") problem(said, 12200, "Schema violation: text", "warning");
  for (const verb of elementsOf(root)) {
    if (verb.name === "Redirect") {
      said.redirect = { url: textOf(verb).trim(), method: methodOf(verb) };
      break;
    }
    if (verb.name !== "Message") problem(said, 12200, `Schema violation: ${verb.name}`, "warning");
    else if (!readMessage(said, verb)) break;
  }
}

/** False when what follows is not to be read. */
function readMessage(said: Said, verb: Element): boolean {
  if (said.messages.length === MOST_MESSAGES) {
    problem(said, 14109, "Reply message limit exceeded");
    return false;
  }
  for (const name of Object.keys(verb.attributes))
    if (!ATTRIBUTES.has(name)) problem(said, 12200, `Schema violation: ${name}`, "warning");
  const parts = elementsOf(verb);
  const named = (name: string): string[] =>
    parts.filter((part) => part.name === name).map((part) => textOf(part).trim());
  const { to = null, from = null, statusCallback = null, action } = verb.attributes;
  said.messages.push({
    body: named("Body").join("") || textOf(verb).trim(),
    mediaUrls: named("Media"),
    to,
    from,
    statusCallback,
  });
  if (action === undefined) return true;
  said.redirect = { url: action, method: methodOf(verb) };
  return false;
}

const ATTRIBUTES = new Set(["to", "from", "action", "method", "statusCallback"]);

function methodOf({ attributes }: Element): WebhookMethod {
  return attributes["method"]?.toUpperCase() === "GET" ? "GET" : "POST";
}

function problem(
  { problems }: Said,
  code: number,
  message: string,
  level: "error" | "warning" = "error",
): void {
  problems.push({ code, message, level });
}
