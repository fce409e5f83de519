import { displayName, email, limits, nickname, password, username } from "@parley/protocol";
import type { Words } from "../words/words.tsx";

type Say = Words["say"];

/** Each says what is wrong with a value that was typed, or nothing. */
export function checkUsername(value: string, say: Say): string | undefined {
  if (value.trim() === "") return say("signIn.username.missing");
  if (!username.safeParse(value).success) return say("signIn.username.shape");
  return undefined;
}

export function checkNewPassword(value: string, say: Say): string | undefined {
  if (value.length < limits.passwordMin) return say("error.password_too_short");
  return checkPassword(value, say);
}

function checkPassword(value: string, say: Say): string | undefined {
  if (value === "") return say("signIn.password.missing");
  if (!password.safeParse(value).success)
    return say("signIn.password.long", { max: limits.passwordMax });
  return undefined;
}

export function checkNickname(value: string, say: Say): string | undefined {
  if (value.trim() === "") return say("signIn.nickname.missing");
  if (!nickname.safeParse(value).success)
    return say("signIn.displayName.shape", { max: limits.nicknameMax });
  return undefined;
}

/** An empty one is for the caller to judge. */
export function checkDisplayName(value: string, say: Say): string | undefined {
  if (value.trim() === "" || displayName.safeParse(value).success) return undefined;
  return say("signIn.displayName.shape", { max: limits.displayNameMax });
}

/** None is fine: nobody has to give one. */
export function checkEmail(value: string, say: Say): string | undefined {
  if (value.trim() === "" || email.safeParse(value).success) return undefined;
  return say("error.email_invalid");
}

/** Only what was found wrong, so that an empty result means "go on". */
export function found<Field extends string>(
  problems: Record<Field, string | undefined>,
): Partial<Record<Field, string>> {
  const entries = Object.entries(problems).filter(([, problem]) => problem !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Field, string>>;
}
