import type { ConsoleEntry } from "@parley/protocol";
import { OctagonX, TriangleAlert } from "lucide-react";
import { classes } from "../pieces/classes.ts";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";

const explained = [
  11200, 11215, 11750, 12100, 12200, 12300, 14107, 14109, 21408, 21610, 21611, 21614, 30001, 30003,
  30005, 30006, 30007, 30019, 30036,
] as const;

/** What Twilio's console would show, with what it means. */
export function Console({ entries }: { entries: readonly ConsoleEntry[] }) {
  const { say } = useWords();
  return (
    <section className="flex flex-col gap-3">
      <header className="flex flex-col gap-1">
        <h2 className="text-title font-strong">{say("phones.console")}</h2>
        <p className="text-small text-quiet">{say("phones.console.body")}</p>
      </header>
      {entries.length === 0 ? (
        <p className="text-small text-quiet">{say("phones.console.empty")}</p>
      ) : (
        <ol
          tabIndex={0}
          aria-label={say("phones.console")}
          className="flex max-h-120 flex-col divide-y divide-line overflow-y-auto rounded-surface border border-line bg-surface"
        >
          {entries.map((entry) => (
            <Line key={entry.sid} entry={entry} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Line({ entry: { at, code, level, message, resourceSid, url } }: { entry: ConsoleEntry }) {
  const { say, since, full } = useWords();
  const isError = level === "error";
  const known = explained.find((one) => one === code);
  return (
    <li className="flex gap-3 px-3 py-2">
      <Icon
        of={isError ? OctagonX : TriangleAlert}
        className={classes("mt-0.5", isError ? "text-wrong" : "text-wants")}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <strong>
            {say(isError ? "phones.console.error" : "phones.console.warning", {
              code: String(code),
            })}
          </strong>
          <span className="text-small">{message}</span>
          <time dateTime={at} title={full(new Date(at))} className="ms-auto text-tiny text-quiet">
            {since(new Date(at))}
          </time>
        </p>
        {known && <p className="text-small text-quiet">{say(`phones.code.${known}`)}</p>}
        {[resourceSid, url].map(
          (detail) =>
            detail !== null && (
              <code key={detail} className="font-mono text-tiny wrap-anywhere text-quiet">
                {detail}
              </code>
            ),
        )}
      </div>
    </li>
  );
}
