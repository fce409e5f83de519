// As much of XML as TwiML is written in: elements, attributes, text, comments, CDATA.

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

/** Null when it is not well formed. A document type is refused, for what its entities can do. */
export function parseXml(source: string): Element | null {
  const root: Element = { name: "", attributes: {}, children: [] };
  const open = [root];
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    at = TOKEN.lastIndex;
    const inside = open.at(-1) as Element;
    const { text, cdata, end, name, attributes, empty } = match.groups ?? {};
    if (text !== undefined) {
      const plain = unescaped(text);
      if (plain === null) return null;
      inside.children.push(plain);
    } else if (cdata !== undefined) {
      inside.children.push(cdata);
    } else if (end !== undefined) {
      if (inside.name !== end || open.length === 1) return null;
      open.pop();
    } else if (name !== undefined) {
      const read = attributesOf(attributes ?? "");
      if (!read) return null;
      const element: Element = { name, attributes: read, children: [] };
      inside.children.push(element);
      if (empty === "") open.push(element);
    }
  }
  if (at !== source.length || open.length > 1) return null;
  return onlyElement(root);
}

/** All text directly inside an element. */
export function textOf(element: Element): string {
  return element.children.filter((child) => typeof child === "string").join("");
}

export function elementsOf(element: Element): Element[] {
  return element.children.filter((child) => typeof child !== "string");
}

const NAME = "[A-Za-z_][\\w:.-]*";
const ATTRIBUTE = `\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`;
const TOKEN = new RegExp(
  [
    "<\\?[^]*?\\?>",
    "<!--[^]*?-->",
    "<!\\[CDATA\\[(?<cdata>[^]*?)\\]\\]>",
    `</(?<end>${NAME})\\s*>`,
    `<(?<name>${NAME})(?<attributes>(?:${ATTRIBUTE})*)\\s*(?<empty>/?)>`,
    "(?<text>[^<]+)",
  ].join("|"),
  "y",
);

function onlyElement(root: Element): Element | null {
  const elements = elementsOf(root);
  return elements.length === 1 && textOf(root).trim() === "" ? (elements[0] as Element) : null;
}

function attributesOf(source: string): Record<string, string> | null {
  const attributes: Record<string, string> = {};
  for (const [, name = "", quoted = ""] of source.matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    const value = unescaped(quoted.slice(1, -1));
    if (value === null || name in attributes) return null;
    attributes[name] = value;
  }
  return attributes;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Null for an ampersand that stands for nothing. */
function unescaped(text: string): string | null {
  if (!text.includes("&")) return text;
  let isWell = true;
  const plain = text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+)?;?/gi, (whole, name?: string) => {
    const character = whole.endsWith(";") ? characterOf(name ?? "") : undefined;
    if (character === undefined) isWell = false;
    return character ?? "";
  });
  return isWell ? plain : null;
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES[name];
  const isHex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
