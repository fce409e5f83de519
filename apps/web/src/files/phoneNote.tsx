import type { Upload } from "@parley/client";
import { limits } from "@parley/protocol";
import { Phone } from "lucide-react";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { linksOnPhones } from "./onPhones.ts";

// In the megabytes that people know.
const mostInTexts = Math.floor(limits.pictureInTextBytes / 1e6) * 1e6;

/** What phones get instead of a file that no text carries. */
export function PhoneNote({ uploads }: { uploads: readonly Upload[] }) {
  const { say, size } = useWords();
  const reasons = linksOnPhones(uploads).map((reason) =>
    reason === "too large"
      ? say("files.phones.large", { size: size(mostInTexts) })
      : say("files.phones.others"),
  );
  return (
    <div role="status" className="text-tiny leading-5 text-by-text">
      {reasons.map((words) => (
        <p key={words} className="flex items-start gap-1.5 px-1 pt-1">
          <Icon of={Phone} size={12} className="mt-1" />
          {words}
        </p>
      ))}
    </div>
  );
}
