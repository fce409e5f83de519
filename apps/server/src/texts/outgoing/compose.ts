import { limits, segmentsOf, type File } from "@parley/protocol";

/** Something of a conversation that is to be texted. */
export interface Said {
  seq: number;
  change: "message" | "edit" | "deletion";
  /** In GSM-7. */
  sender: string;
  body: string;
  files: File[];
}

export interface Composition {
  /** `Group - ` for a phone that is in several, or nothing. */
  where: string;
  /** Where the whole of a message can be read; null where no phone can reach this server. */
  linkTo: (seq: number) => string | null;
  linkToFile: (file: File) => string | null;
}

export interface Composed {
  body: string;
  /** Pictures that go along. */
  files: File[];
  seqs: number[];
}

/**
 * Puts what was said into as few texts as take it: lines of one sender follow their name, another
 * sender's begin with theirs. A message too long for a text is cut, and ends with a link to the whole.
 */
export function compose(said: Said[], composition: Composition): Composed[] {
  const texts: (Composed & { last: string })[] = [];
  for (const one of said) {
    const { lines, pictures } = contentOf(one, composition);
    const text = texts.at(-1);
    // Pictures need a text of their own: which of several messages they are of could not be told.
    if (text && pictures.length === 0 && text.files.length === 0) {
      const opening =
        one.change === "message" && text.last === one.sender ? "" : lead(one, composition);
      const body = `${text.body}\n${opening}${lines}`;
      if (fits(body)) {
        Object.assign(text, { body, last: nextLast(one) });
        text.seqs.push(one.seq);
        continue;
      }
    }
    const body = cut(`${lead(one, composition)}${lines}`, composition.linkTo(one.seq));
    texts.push({ body, files: pictures, seqs: [one.seq], last: nextLast(one) });
  }
  return texts.map(({ body, files, seqs }) => ({ body, files, seqs }));
}

// After "Ana (corrected): …" a line without a name would pass for corrected, too.
const nextLast = ({ change, sender }: Said) => (change === "message" ? sender : "");

const fits = (body: string) => segmentsOf(body).segments <= limits.textSegments;

function lead({ change, sender }: Said, { where }: Composition): string {
  if (change === "message") return `${where}${sender}: `;
  return change === "edit" ? `${where}${sender} (corrected): ` : `${where}${sender} `;
}

function contentOf(
  { change, body, files }: Said,
  { linkToFile }: Composition,
): { lines: string; pictures: File[] } {
  if (change === "deletion") return { lines: "deleted an earlier message.", pictures: [] };
  // What went along went along: a correction is about the words.
  if (change === "edit") return { lines: body, pictures: [] };
  const links = new Map(files.map((file) => [file, linkToFile(file)]));
  const pictures = files.filter((file) => links.get(file) !== null && isPicture(file));
  const others = files
    .filter((file) => !pictures.includes(file))
    .map((file) => [`${file.name} (${sizeOf(file)})`, links.get(file)].filter(Boolean).join(" "));
  const words = body.trim() === "" ? [] : [body];
  const lines = [...words, ...others];
  return { lines: lines.length > 0 ? lines.join("\n") : "sent a picture", pictures };
}

/** What phones show in a text, and carriers take (https://www.twilio.com/docs/messaging/guides/accepted-mime-types). */
const isPicture = ({ type, sizeBytes }: File): boolean =>
  ["image/jpeg", "image/png", "image/gif"].includes(type) && sizeBytes <= limits.pictureInTextBytes;

function sizeOf({ sizeBytes }: File): string {
  const mb = sizeBytes / 1024 / 1024;
  return mb >= 1 ? `${mb.toFixed(1)} MB` : `${Math.max(1, Math.round(sizeBytes / 1024))} KB`;
}

/** As much of a text as its segments take, with the way to the rest. */
function cut(body: string, link: string | null): string {
  if (fits(body)) return body;
  const rest = link === null ? "..." : `... ${link}`;
  const characters = Array.from(body);
  let [short, long] = [0, characters.length];
  while (long - short > 1) {
    const middle = Math.floor((short + long) / 2);
    if (fits(characters.slice(0, middle).join("").trimEnd() + rest)) short = middle;
    else long = middle;
  }
  return characters.slice(0, short).join("").trimEnd() + rest;
}
