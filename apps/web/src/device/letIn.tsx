import { isolate, useParleyState } from "@parley/client";
import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { toSettings } from "../paths.ts";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";

/** Tells of each browser, terminal or program that signs in as oneself, whoever did it. */
export function LetIn() {
  const { say } = useWords();
  const { tell } = useNotice();
  const [, navigate] = useLocation();
  const letIn = useParleyState((state) => state.letIn);
  const told = useRef(letIn);

  useEffect(() => {
    if (letIn === null || letIn === told.current) return;
    told.current = letIn;
    tell({
      words: say("device.told", { device: isolate(letIn.agent) }),
      action: {
        label: say("device.told.look"),
        onClick: () => navigate(toSettings("sessions")),
      },
    });
  });
  return null;
}
