import { readdirSync, readFileSync } from "node:fs";

const folder = new URL(".", import.meta.resolve("@parley/protocol"));

/** What the sources of the protocol say about their own names. */
export interface Comments {
  /** By the name a schema is described under. */
  ofShape: Words;
  /** By that name and the field: `Message.ver`. */
  ofField: Words;
  /** By the name in `limits`. */
  ofLimit: Words;
}

type Words = Map<string, string>;

/** The comments in the sources are the words of the document, so that there is one place for both. */
export function readComments(): Comments {
  const comments: Omit<Comments, "ofLimit"> = { ofShape: new Map(), ofField: new Map() };
  const declared = new Map<string, Words>();
  for (const declaration of declarations()) {
    const name = /^(?:\/\*\*[\s\S]*?\*\/\n)?(?:export )?const (\w+)/.exec(declaration)?.[1];
    if (!name) continue;
    const words = new Map([...inherited(declaration, declared), ...fieldComments(declaration)]);
    declared.set(name, words);
    const shape = /\.meta\(\{ id: "(\w+)"/.exec(declaration)?.[1];
    if (!shape) continue;
    for (const [field, meaning] of words) comments.ofField.set(`${shape}.${field}`, meaning);
    const lead = /^\/\*\*\s*([\s\S]*?)\s*\*\//.exec(declaration)?.[1];
    if (lead) comments.ofShape.set(shape, plain(lead));
  }
  return { ...comments, ofLimit: declared.get("limits") ?? new Map() };
}

function declarations(): string[] {
  const files = readdirSync(folder).filter(
    (name) => name.endsWith(".ts") && !/\.test\./.test(name),
  );
  const sources = files.map((name) => readFileSync(new URL(name, folder), "utf8"));
  return sources.flatMap((source) => source.split(/\n(?=\/\*\*|export |const )/));
}

/** `...eventBase` and `conversation.extend(…)` bring the words of what they take up. */
function inherited(declaration: string, declared: Map<string, Words>): Words {
  const bases = Array.from(declared, ([name, words]) =>
    new RegExp(`(?:\\.{3}|= )${name}\\b`).test(declaration) ? words : new Map<string, string>(),
  );
  return new Map(bases.flatMap((words) => [...words]));
}

function fieldComments(declaration: string): Words {
  const found = declaration.matchAll(/\n\s+\/\*\*\s*((?:(?!\*\/)[\s\S])*?)\s*\*\/\s*(\w+)[:,]/g);
  return new Map(Array.from(found, ([, words, name]) => [name!, plain(words!)]));
}

const plain = (comment: string) => comment.replaceAll(/\s*\n\s*\*?\s*/g, " ").trim();
