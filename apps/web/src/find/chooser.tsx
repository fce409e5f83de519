import { Search } from "lucide-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { classes } from "../pieces/classes.ts";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";

interface Option {
  key: string;
  drawn: ReactNode;
}

interface ChooserProps {
  label: string;
  /** Inside the field while it is empty. */
  placeholder: string;
  typed: string;
  onType: (typed: string) => void;
  options: readonly Option[];
  onChoose: (index: number) => void;
  /** Said in the place of the options while there are none. */
  nothing?: ReactNode;
  /** As a field among others, with its label in sight; otherwise it is the head of what holds it. */
  framed?: boolean;
}

/** A field and what matches it. The keyboard stays in the field: arrows point, Enter chooses. */
export function Chooser(props: ChooserProps) {
  const { label, placeholder, typed, onType, options, onChoose, nothing, framed } = props;
  const { say } = useWords();
  const id = useId();
  const [pointed, setPointed] = useState(0);
  const at = Math.min(pointed, options.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const { length } = options;
    if (event.key === "ArrowDown" && length > 0) setPointed((at + 1) % length);
    else if (event.key === "ArrowUp" && length > 0) setPointed((at + length - 1) % length);
    else if (event.key === "Enter") {
      if (length > 0) onChoose(at);
    } else return;
    event.preventDefault();
  }

  const field = (
    <div
      className={classes(
        "flex items-center gap-2",
        framed
          ? "rounded-control border border-edge px-3 outline-offset-2 outline-you has-[input:focus-visible]:outline-2"
          : "border-b border-line px-4",
      )}
    >
      <Icon of={Search} className="text-quiet" />
      <input
        id={id}
        role="combobox"
        aria-label={framed ? undefined : label}
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={options.length > 0 ? optionId(at) : undefined}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => {
          onType(event.target.value);
          setPointed(0);
        }}
        onKeyDown={press}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        dir="auto"
        className={classes(
          "min-w-0 flex-1 bg-transparent text-body outline-none",
          framed ? "min-h-10 pointer-coarse:min-h-11" : "min-h-12",
        )}
      />
    </div>
  );

  return (
    <>
      {framed ? (
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="text-small font-strong">
            {label}
          </label>
          {field}
        </div>
      ) : (
        field
      )}
      <p role="status" className="sr-only">
        {say("find.switcher.count", { count: options.length })}
      </p>
      {options.length === 0 && nothing && (
        <p className="px-4 py-3 text-small text-quiet">{nothing}</p>
      )}
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className={classes("overflow-y-auto", options.length > 0 && "p-1", framed && "max-h-64")}
      >
        {options.map(({ key, drawn }, index) => (
          <Row
            key={key}
            id={optionId(index)}
            pointed={index === at}
            onPoint={() => setPointed(index)}
            onChoose={() => onChoose(index)}
          >
            {drawn}
          </Row>
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  id: string;
  pointed: boolean;
  onPoint: () => void;
  onChoose: () => void;
  children: ReactNode;
}

function Row({ id, pointed, onPoint, onChoose, children }: RowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (pointed) row.current?.scrollIntoView({ block: "nearest" });
  }, [pointed]);
  return (
    <li
      ref={row}
      id={id}
      role="option"
      aria-selected={pointed}
      onPointerMove={onPoint}
      // The field keeps the keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={classes(
        "flex min-h-10 cursor-default items-center gap-3 rounded-control px-3 py-1 pointer-coarse:min-h-11",
        pointed && "bg-you-soft",
      )}
    >
      {children}
    </li>
  );
}
