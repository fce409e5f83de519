import type { Door } from "../../http/route.ts";
import { signedHook } from "../../http/signed-hook.ts";
import { hooks } from "../../twilio/twilio.ts";
import { reporter } from "./reporter.ts";

/** What became of texts, as Twilio tells. */
export function outgoingRoutes(door: Door): void {
  const { parts } = door;
  const report = reporter(parts);
  const expects = ["MessageSid", "MessageStatus"];
  signedHook(door, { path: hooks.statuses, expects, query: ["text"] }, async (form, query) => {
    parts.textWatch.saw("reported");
    const [text, code] = [Number(query.get("text")), Number(form["ErrorCode"])];
    await report({
      sid: form["MessageSid"]!,
      status: form["MessageStatus"]!,
      text: Number.isSafeInteger(text) ? text : null,
      code: Number.isSafeInteger(code) && code > 0 ? code : null,
    });
  });
}
