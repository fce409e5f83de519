import { CircleAlert, CircleHelp, X } from "lucide-react";
import { Button } from "../pieces/button.tsx";
import { Icon } from "../pieces/icon.tsx";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWords } from "../words/words.tsx";
import { useUsage } from "./useUsage.ts";
import type { Reply, Slash } from "./useSlash.ts";

/** Above the field: why a command was not done, and what can be done instead. */
export function SlashStrip({ slash }: { slash: Slash }) {
  const { say } = useWords();
  const { reply } = slash;
  return (
    <div role="alert">
      {reply && (
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line py-1 ps-3 pe-1.5 text-small">
          <Icon
            of={reply.kind === "asks" ? CircleHelp : CircleAlert}
            className={reply.kind === "declined" ? "text-wrong" : "text-quiet"}
          />
          <p className="min-w-40 flex-1 py-1">
            <Words reply={reply} />
          </p>
          {reply.kind === "unknown" && (
            <Button onClick={slash.sendAsText}>{say("composer.command.asText")}</Button>
          )}
          {reply.kind === "asks" && (
            <Button look="main" onClick={slash.answerYes}>
              {say("composer.command.yes")}
            </Button>
          )}
          <IconButton small icon={X} name={say("app.dismiss")} onClick={slash.dismiss} />
        </div>
      )}
    </div>
  );
}

function Words({ reply }: { reply: Reply }) {
  const { say } = useWords();
  const usageOf = useUsage();
  switch (reply.kind) {
    case "unknown":
      return say("composer.command.unknown", { command: `/${reply.name}` });
    case "incomplete":
    case "surplus":
      return say(`composer.command.${reply.kind}`, { usage: usageOf(reply.name) });
    case "declined":
    case "asks":
      return reply.words;
  }
}
