import type { Person } from "@parley/protocol";
import { useRef, useState, type ReactNode } from "react";
import { useNames } from "../conversations/names.ts";
import { classes } from "../pieces/classes.ts";
import { Face } from "../pieces/face.tsx";
import { useWords } from "../words/words.tsx";

/** The widest that lines of text become. */
export const measure = "mx-auto w-full max-w-190";

export interface FrameProps {
  rowKey: string;
  head: boolean;
  entry: boolean;
  onFocus: (key: string) => void;
}

interface RowFrameProps extends FrameProps {
  sender: Person | undefined;
  own: boolean;
  at: Date;
  /** Beside the name: "by text". */
  lane?: ReactNode;
  /** Asks for the reader: tinted. */
  tint?: "sought" | "wants" | undefined;
  /** Between the head and the words: what it answers. */
  quote?: ReactNode;
  children: ReactNode;
  /** Drawn only while the row is under the pointer or holds the focus. */
  actions?: (stay: (open: boolean) => void) => ReactNode;
}

/** One message's row: the author's face and name at the head of a block, own ones marked. */
export function RowFrame(props: RowFrameProps) {
  const { rowKey, head, entry, onFocus, sender, own, at, lane, tint, quote, children } = props;
  const near = useNear();
  const byMouse = useRef(false);
  const ids = { who: `who-${rowKey}`, what: `what-${rowKey}` };
  return (
    <article
      data-row={rowKey}
      tabIndex={entry ? 0 : -1}
      {...(entry && { "data-region-entry": true })}
      aria-labelledby={`${ids.who} ${ids.what}`}
      onFocus={(event) => {
        // A mouse focuses what it presses; the row that it points at is the one looked at.
        near.focus(!byMouse.current || event.target.matches(":focus-visible"));
        if (event.target === event.currentTarget) onFocus(rowKey);
      }}
      onPointerDown={(event) => {
        byMouse.current = event.pointerType === "mouse";
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) near.focus(false);
      }}
      onPointerEnter={(event) => event.pointerType === "mouse" && near.point(true)}
      onPointerLeave={() => near.point(false)}
      className={classes(measure, "group relative outline-offset-[-2px]", head && "pt-2")}
    >
      <div
        className={classes(
          "grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 py-0.5 pe-4",
          own ? "border-s-2 border-you ps-3.5" : "ps-4",
          tint === "sought" && "bg-you-soft",
          tint === "wants" && "bg-wants-soft/50",
          !tint && near.is && "bg-hover",
        )}
      >
        {head ? <HeadFace sender={sender} /> : <Gutter at={at} />}
        <div className="min-w-0">
          <Head id={ids.who} hidden={!head} sender={sender} own={own} at={at} lane={lane} />
          {quote}
          <div id={ids.what}>{children}</div>
        </div>
      </div>
      {near.is && props.actions?.(near.stay)}
    </article>
  );
}

function HeadFace({ sender }: { sender: Person | undefined }) {
  const nameOf = useNames();
  return (
    <span className="row-span-2 pt-0.5">
      {sender && <Face person={sender} name={nameOf(sender)} />}
    </span>
  );
}

function Gutter({ at }: { at: Date }) {
  const { time, full } = useWords();
  return (
    <time
      aria-hidden
      dateTime={at.toISOString()}
      title={full(at)}
      className="pt-0.5 text-end text-[0.625rem] leading-5 whitespace-nowrap text-quiet opacity-0 group-hover:opacity-100 group-focus-within:opacity-100"
    >
      {time(at)}
    </time>
  );
}

type HeadProps = Pick<RowFrameProps, "sender" | "own" | "at" | "lane"> & {
  id: string;
  /** Seen at the head of a block, read out with every message. */
  hidden: boolean;
};

function Head({ id, hidden, sender, own, at, lane }: HeadProps) {
  const { say, time, full } = useWords();
  const nameOf = useNames();
  const name = own ? say("message.you") : sender ? nameOf(sender) : say("message.somebody");
  return (
    <p id={id} className={hidden ? "sr-only" : "flex items-baseline gap-2 leading-5"}>
      <bdi className="truncate font-strong">{name}</bdi>
      <time
        dateTime={at.toISOString()}
        title={full(at)}
        className="shrink-0 text-tiny text-quiet tabular-nums"
      >
        {time(at)}
      </time>
      {lane}
    </p>
  );
}

/** Whether the row is looked at: under a mouse, focused, or one of its menus open. */
function useNear() {
  const [pointed, point] = useState(false);
  const [focused, focus] = useState(false);
  const [stays, stay] = useState(false);
  return { is: pointed || focused || stays, point, focus, stay };
}
