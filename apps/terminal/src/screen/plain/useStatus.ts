import { useConnection } from "@parley/client";
import { useEffect, useRef } from "react";
import { chordShown } from "../../keys/chord.ts";
import { useBindings } from "../../keys/router.tsx";
import type { ActionName } from "../../keys/table.ts";
import { harmlessLine, withoutIsolates } from "../../safe/harmless.ts";
import { useWords } from "../../words/useWords.ts";
import { useOutside } from "../outside.ts";
import { useLasting } from "../timeline/notices.ts";
import { useUiStore } from "../ui.ts";
import { useTranscript } from "./transcript.ts";

/** Tells what a screen would say in its status line: the keys to begin with, answers, the connection. */
export function useStatus(): void {
  useGreeting();
  useAnswers();
  useConnectionTold();
}

function useGreeting(): void {
  const { say } = useWords();
  const { profile } = useOutside();
  const bindings = useBindings();
  const transcript = useTranscript();
  const key = (action: ActionName) => chordShown(bindings.get(action)?.[0] ?? "");
  useEffect(() => {
    const { host } = new URL(profile.server);
    const who = `${profile.username ?? profile.name}@${host}`;
    const keys = {
      help: key("app.help"),
      go: key("switcher.open"),
      messages: key("message.mode"),
    };
    transcript?.tell(say("plain.greeting", { who, ...keys }));
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
}

/** Each answer, also when the same is said again. */
function useAnswers(): void {
  const ui = useUiStore();
  const transcript = useTranscript();
  useEffect(() => {
    let before = ui.get().said;
    const tell = () => {
      const { said } = ui.get();
      if (said !== null && said !== before)
        transcript?.tell(harmlessLine(withoutIsolates(said.text)));
      before = said;
    };
    return ui.subscribe(tell);
  }, [ui, transcript]);
}

function useConnectionTold(): void {
  const { say } = useWords();
  const { phase } = useConnection();
  const transcript = useTranscript();
  const server = new URL(useOutside().profile.server).host;
  const isAway = useLasting(phase === "away" || phase === "connecting");
  const text =
    phase === "signed-out"
      ? say("shell.signedOut", { server })
      : phase === "too-old"
        ? say("shell.tooOld")
        : isAway
          ? say("shell.away")
          : "";
  const before = useRef("");
  useEffect(() => {
    if (text === before.current) return;
    before.current = text;
    transcript?.tell(text === "" ? say("plain.connected") : text);
  }, [text, transcript, say]);
}
