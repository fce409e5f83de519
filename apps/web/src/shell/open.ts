import type { Id } from "@parley/protocol";
import { matchRoute, useLocation, useRouter } from "wouter";
import { paths } from "../paths.ts";

/**
 * What the address says is open: a conversation, perhaps its details, perhaps one of its messages or
 * who got that.
 */
export interface Open {
  conversation: Id | null;
  details: boolean;
  seq: number | null;
  /** The message of which it is told who got it. */
  deliveries: number | null;
}

const nothing: Open = { conversation: null, details: false, seq: null, deliveries: null };

export function useOpen(): Open {
  const { parser } = useRouter();
  const [location] = useLocation();
  const [matches, params] = matchRoute(parser, paths.conversation, location);
  const conversation = matches ? Number(params.conversation) : Number.NaN;
  if (!Number.isSafeInteger(conversation)) return nothing;
  const part = params?.part ?? "";
  const [, deliveries] = /^deliveries-(\d+)$/.exec(part) ?? [];
  return {
    conversation,
    details: part === "details",
    seq: /^\d+$/.test(part) ? Number(part) : null,
    deliveries: deliveries === undefined ? null : Number(deliveries),
  };
}
