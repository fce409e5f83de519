import { useConnection } from "@parley/client";
import { useEffect, useState } from "react";
import { whereIs } from "./download.ts";

interface Drawn {
  /** Another one for another try. */
  key: number;
  /** Why there is nothing to be seen: it is `gone`, or nobody answers. */
  missing: "gone" | "notHere" | null;
  onError: () => void;
}

/** A picture that may not come: it is tried again as soon as the connection is back. */
export function usePicture(address: string): Drawn {
  const online = useConnection().phase === "online";
  const [key, setKey] = useState(0);
  const [state, setState] = useState<{ of: string; missing: Drawn["missing"] }>(nothing);
  const missing = state.of === address ? state.missing : null;

  useEffect(() => {
    if (!online || missing !== "notHere") return;
    setState(nothing);
    setKey((before) => before + 1);
    // As the connection returns, not again and again while it fails.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [online]);

  async function find() {
    const where = await whereIs(address);
    setState({ of: address, missing: where === "gone" ? "gone" : "notHere" });
  }

  return { key, missing, onError: () => void find() };
}

const nothing = { of: "", missing: null };
