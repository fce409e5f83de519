import type { Person } from "@parley/protocol";
import { Phone, Sparkle } from "lucide-react";
import type { CSSProperties } from "react";
import { classes } from "./classes.ts";
import { hueOf, initialsOf } from "./hue.ts";
import { Icon } from "./icon.tsx";

const sizes = {
  small: "size-6 text-[0.625rem]",
  normal: "size-9 text-small",
  large: "size-14 text-title",
};

interface FaceProps {
  person: Pick<Person, "id" | "kind" | "displayName">;
  /** What the reader calls them, when it is not their own name. */
  name?: string;
  size?: keyof typeof sizes;
  /** Draws the dot of somebody who is here. Said in words beside the face by whoever draws it. */
  online?: boolean;
}

/** A rounded square with initials. Decoration: a name always stands beside it. */
export function Face({ person, name, size = "normal", online }: FaceProps) {
  return (
    <span aria-hidden className="relative inline-flex shrink-0 select-none">
      <span
        style={{ "--hue": hueOf(person.id) } as CSSProperties}
        className={classes(
          "face inline-flex items-center justify-center rounded-control font-strong",
          person.kind === "guest" && "face-edge border border-dashed",
          sizes[size],
        )}
      >
        {initialsOf(name ?? person.displayName)}
      </span>
      {person.kind === "phone" && <Corner icon={Phone} className="text-by-text" />}
      {person.kind === "bot" && <Corner icon={Sparkle} className="text-quiet" />}
      {online && (
        <span className="absolute -end-0.5 -bottom-0.5 size-2.5 rounded-full border-2 border-paper bg-you" />
      )}
    </span>
  );
}

function Corner({ icon, className }: { icon: typeof Phone; className: string }) {
  return (
    <span className={classes("absolute -end-1 -bottom-1 rounded-full bg-paper p-0.5", className)}>
      <Icon of={icon} size={12} />
    </span>
  );
}
