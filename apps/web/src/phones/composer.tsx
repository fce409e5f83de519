import { segmentsOf, type Handset } from "@parley/protocol";
import { ImagePlus, SendHorizontal, X } from "lucide-react";
import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { useAccount } from "../account.ts";
import { spelt } from "../phone/numbers.ts";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWords } from "../words/words.tsx";
import { smaller, type Picture } from "./picture.ts";

interface ComposerProps {
  handset: Handset;
  other: string;
  onSent: () => void;
}

const longest = 1600;

/** Where somebody writes on the phone. Enter sends. */
export function Composer({ handset: { number, faults }, other, onSent }: ComposerProps) {
  const { say, sayError } = useWords();
  const { api } = useAccount();
  const [body, setBody] = useState("");
  const [picture, setPicture] = useState<Picture | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const sendable = (body.trim() !== "" || picture !== null) && body.length <= longest && !busy;

  if (faults.off || faults.landline || faults.unknown)
    return (
      <p className="px-1 py-2 text-small text-quiet">
        {say(faults.off ? "phones.write.off" : "phones.write.line")}
      </p>
    );

  async function send() {
    setBusy(true);
    setProblem(null);
    try {
      const media = picture && [{ type: picture.type, base64: picture.base64 }];
      await api.call("writeOnHandset", {
        params: { number },
        body: { to: other, body, ...(media && { media }) },
      });
      setBody("");
      setPicture(null);
      onSent();
    } catch (error) {
      setProblem(sayError(error));
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (sendable) void send();
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    submit(event);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-1">
      {picture && <Preview picture={picture} onRemove={() => setPicture(null)} />}
      <div className="flex items-end gap-1">
        <textarea
          aria-label={say("phones.write", { number: spelt(number), other: spelt(other) })}
          placeholder={say("phones.write.placeholder", { other: spelt(other) })}
          dir="auto"
          rows={1}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onKeyDown={press}
          className="field-sizing-content max-h-28 min-h-9 min-w-0 flex-1 resize-none rounded-control border border-edge bg-surface px-2.5 py-1.5 pointer-coarse:min-h-11"
        />
        <Attach onPicture={setPicture} onProblem={setProblem} />
        <IconButton
          icon={SendHorizontal}
          name={say("phones.write.send")}
          type="submit"
          disabled={!sendable}
          className="text-you rtl:-scale-x-100"
        />
      </div>
      <Length body={body} />
      <div role="alert">{problem && <p className="px-1 text-tiny text-wrong">{problem}</p>}</div>
    </form>
  );
}

/** What carriers will make of it. */
function Length({ body }: { body: string }) {
  const { say } = useWords();
  if (body === "") return null;
  if (body.length > longest)
    return (
      <p role="status" className="px-1 text-tiny text-wrong">
        {say("phones.write.over", { count: body.length - longest })}
      </p>
    );
  const { segments, encoding } = segmentsOf(body);
  return (
    <p className="px-1 text-tiny text-quiet">
      {say("phones.write.segments", { count: segments })} · {encoding}
      {encoding === "UCS-2" && <> · {say("phones.write.unicode")}</>}
    </p>
  );
}

interface AttachProps {
  onPicture: (picture: Picture) => void;
  onProblem: (problem: string | null) => void;
}

function Attach({ onPicture, onProblem }: AttachProps) {
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  function take(file: File | undefined) {
    if (!file) return;
    onProblem(null);
    smaller(file).then(onPicture, () => onProblem(say("phones.write.picture.wrong")));
  }
  return (
    <>
      <input
        ref={input}
        id={id}
        type="file"
        accept="image/*"
        hidden
        aria-label={say("phones.write.picture")}
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <IconButton
        icon={ImagePlus}
        name={say("phones.write.picture")}
        onClick={() => input.current?.click()}
      />
    </>
  );
}

function Preview({ picture, onRemove }: { picture: Picture; onRemove: () => void }) {
  const { say } = useWords();
  return (
    <div className="flex items-start gap-1">
      <img
        src={`data:${picture.type};base64,${picture.base64}`}
        alt={say("phones.picture")}
        className="max-h-20 rounded-control"
      />
      <IconButton small icon={X} name={say("phones.write.picture.remove")} onClick={onRemove} />
    </div>
  );
}
