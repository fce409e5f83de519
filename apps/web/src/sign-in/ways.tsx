import { Link } from "wouter";
import { paths } from "../paths.ts";
import { useDestination } from "./destination.ts";

type Way = "signIn" | "signUp" | "guest";

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
