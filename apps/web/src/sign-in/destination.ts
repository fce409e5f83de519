import { useLocation, useSearch } from "wouter";
import { paths } from "../paths.ts";

const doors: readonly string[] = [
  paths.signIn,
  paths.signInByPhone,
  paths.signUp,
  paths.signUpByPhone,
  paths.guest,
];

/** Where to go once inside: the page that was asked for, or the first one. */
export function useDestination(): string {
  const [location] = useLocation();
  return destinationOf(location, useSearch());
}

/** `search` is the address's query without its question mark. */
export function destinationOf(location: string, search: string): string {
  if (!doors.includes(location)) return search === "" ? location : `${location}?${search}`;
  const asked = new URLSearchParams(search).get("to");
  return asked !== null && isOurs(asked) ? asked : paths.home;
}

/** A page of this app: never another origin, whichever way it is spelt, and never back to a door. */
function isOurs(asked: string): boolean {
  return /^\/(?![/\\])/.test(asked) && !doors.includes(asked.split("?")[0]!);
}
