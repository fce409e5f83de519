import type { LucideIcon } from "lucide-react";

interface IconProps {
  of: LucideIcon;
  size?: 12 | 14 | 16 | 18 | 20 | 24;
  /** For screen readers; leave it out when a word beside the icon says the same. */
  name?: string;
  className?: string;
}

/** One icon of the set, in the one stroke. */
export function Icon({ of: Drawing, size = 16, name, className = "" }: IconProps) {
  const spoken = name === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": name };
  return <Drawing size={size} strokeWidth={1.75} className={`shrink-0 ${className}`} {...spoken} />;
}
