import { Link, useLocation, useSearch } from "wouter";
import { paths } from "../paths.ts";

type Way = "signIn" | "signUp" | "guest";

const ways: readonly string[] = [paths.signIn, paths.signUp, paths.guest];

/** Where to go once inside: the page that was asked for, or the first one. */
export function useDestination(): string {
  const [location] = useLocation();
  const asked = new URLSearchParams(useSearch()).get("to");
  if (!ways.includes(location)) return location;
  // Only a page of this app: never another origin, and never back to a door.
  if (!asked?.startsWith("/") || asked.startsWith("//") || ways.includes(asked)) return paths.home;
  return asked;
}

interface WayLinkProps {
  way: Way;
  children: string;
  className?: string;
}

/** A link to another way in that leads to the same page in the end. */
export function WayLink({ way, children, className = wayLink }: WayLinkProps) {
  const destination = useDestination();
  const query = destination === paths.home ? "" : `?to=${encodeURIComponent(destination)}`;
  return (
    <Link href={paths[way] + query} className={className}>
      {children}
    </Link>
  );
}

const wayLink = "rounded-control font-strong text-you hover:underline pointer-coarse:py-2";
