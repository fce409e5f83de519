import { AtSign, Phone } from "lucide-react";
import { Link } from "wouter";
import { paths } from "../paths.ts";
import { classes } from "../pieces/classes.ts";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { useDestination } from "./destination.ts";

type Way = "signIn" | "signInByPhone" | "signUp" | "signUpByPhone" | "guest";

interface WayLinkProps {
  way: Way;
  children: string;
  className?: string;
  /** E.164, where a number has been given already. */
  phone?: string | undefined;
}

/** A link to another way in that leads to the same page in the end. */
export function WayLink({ way, children, className = wayLink, phone }: WayLinkProps) {
  const to = useWayTo();
  return (
    <Link href={to(way)} state={phone === undefined ? null : { phone }} className={className}>
      {children}
    </Link>
  );
}

/** The number given on the page one came from. Never in the address, which histories keep. */
export function numberBrought(): string | undefined {
  const state: unknown = history.state;
  if (typeof state !== "object" || state === null || !("phone" in state)) return undefined;
  return typeof state.phone === "string" ? state.phone : undefined;
}

type TwoWay = Exclude<Way, "guest">;

const pairs = {
  signIn: ["signIn", "signInByPhone"],
  signInByPhone: ["signIn", "signInByPhone"],
  signUp: ["signUp", "signUpByPhone"],
  signUpByPhone: ["signUp", "signUpByPhone"],
} as const satisfies Record<TwoWay, readonly TwoWay[]>;

/** The same door by name or by number. */
export function TwoWays({ current }: { current: TwoWay }) {
  const { say } = useWords();
  const to = useWayTo();
  return (
    <nav aria-label={say("signIn.by")}>
      <ul className="grid grid-cols-2 gap-1 rounded-surface border border-line p-1">
        {pairs[current].map((way) => {
          const byPhone = way.endsWith("ByPhone");
          return (
            <li key={way}>
              <Link
                href={to(way)}
                replace
                aria-current={way === current ? "page" : undefined}
                className={classes(
                  "flex min-h-8 items-center justify-center gap-2 rounded-control text-small font-strong pointer-coarse:min-h-11",
                  way === current ? "bg-you-soft" : "text-quiet hover:bg-hover",
                )}
              >
                <Icon of={byPhone ? Phone : AtSign} size={14} />
                {say(byPhone ? "signIn.by.phone" : "signIn.by.name")}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function useWayTo(): (way: Way) => string {
  const destination = useDestination();
  const query = destination === paths.home ? "" : `?to=${encodeURIComponent(destination)}`;
  return (way) => paths[way] + query;
}

const wayLink =
  "self-start rounded-control font-strong text-you hover:underline pointer-coarse:py-2";
