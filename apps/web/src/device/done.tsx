import { isolate } from "@parley/client";
import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { toSettings } from "../paths.ts";
import { Button } from "../pieces/button.tsx";
import { useWords } from "../words/words.tsx";

interface DoneProps {
  device: string;
  decided: "allowed" | "denied";
  onAnother: () => void;
}

/** What has become of it, and where one goes from here. */
export function Done({ device, decided, onAnother }: DoneProps) {
  const { say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex flex-col items-start gap-4">
      <h2 ref={heading} tabIndex={-1} className="text-title font-strong outline-none">
        {say(`device.${decided}.title`, { device: isolate(device) })}
      </h2>
      <p>{say(`device.${decided}.body`)}</p>
      {decided === "allowed" ? (
        <Link
          href={toSettings("sessions")}
          className="rounded-control text-small font-strong text-you hover:underline pointer-coarse:py-2"
        >
          {say("device.sessions")}
        </Link>
      ) : (
        <Button onClick={onAnother}>{say("device.another")}</Button>
      )}
    </div>
  );
}
