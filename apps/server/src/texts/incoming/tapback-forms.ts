/** One of the ways in which a phone says that somebody reacted, or took it back. */
interface Form {
  /** Null: it stands in the text. */
  emoji: string | null;
  on: boolean;
  shape: RegExp;
}

/**
 * What iPhones say, `*` being what they quote and `#` any emoji: added and taken back. Apple's own words as
 * two messengers for Android have them, which agree: https://github.com/213YaZ786/SMS (Tapbacks.kt) and Textra.
 * There are two kinds of French and of Spanish, and German with and without the colon.
 */
const forms: Record<string, [added: readonly string[], removed: readonly string[]]> = {
  "❤️": [
    [
      "Loved *",
      "* ein Herz hinzugefügt",
      "Le encanta *",
      "Le encantó *",
      "A ajouté un « J’adore » à *",
      "A attribué la mention « Adore » à *",
    ],
    [
      "Removed a heart from *",
      "Herz von * entfernt",
      "Ya no le encanta *",
      "Dejó de encantarle *",
      "A retiré son « J’adore » de *",
      "A retiré la mention « Adore » de *",
    ],
  ],
  // What says that something is not liked begins like what says that it is.
  "👎": [
    [
      "Disliked *",
      "Gefällt nicht: *",
      "Gefällt * nicht",
      "No le gusta *",
      "No le gustó *",
      "A ajouté un « Je n’aime pas » à *",
      "A attribué la mention « N’aime pas » à *",
    ],
    [
      "Removed a dislike from *",
      "„Gefällt mir nicht“ von * entfernt",
      "Ya no le disgusta *",
      "Dejó de no gustarle *",
      "A retiré son « Je n’aime pas » de *",
      "A retiré la mention « N’aime pas » de *",
    ],
  ],
  "👍": [
    [
      "Liked *",
      "Gefällt: *",
      "Gefällt *",
      "Le gusta *",
      "Le gustó *",
      "A ajouté un « J’aime » à *",
      "A attribué la mention « Aime » à *",
    ],
    [
      "Removed a like from *",
      "„Gefällt mir“ von * entfernt",
      "Ya no le gusta *",
      "Dejó de gustarle *",
      "A retiré son « J’aime » de *",
      "A retiré la mention « Aime » de *",
    ],
  ],
  "😂": [
    [
      "Laughed at *",
      "* ein Lachen hinzugefügt",
      "Le hace gracia *",
      "Le dio risa *",
      "A ajouté un rire à *",
      "A attribué la mention « Rires » à *",
    ],
    [
      "Removed a laugh from *",
      "Lachen von * entfernt",
      "Ya no le hace gracia *",
      "Dejó de darle risa *",
      "A retiré son rire de *",
      "A retiré la mention « Rires » de *",
    ],
  ],
  "‼️": [
    [
      "Emphasized *",
      "Emphasised *",
      "* ein Ausrufezeichen hinzugefügt",
      "Le sorprende *",
      "Exclamó por *",
      "A ajouté des points d’exclamation à *",
      "A attribué la mention « Exclamation » à *",
    ],
    [
      "Removed an exclamation from *",
      "Removed an exclamation mark from *",
      "Ausrufezeichen von * entfernt",
      "Ya no le sorprende *",
      "Dejó de exclamar por *",
      "A retiré ses points d’exclamation de *",
      "A retiré la mention « Exclamation » de *",
    ],
  ],
  "❓": [
    [
      "Questioned *",
      "* ein Fragezeichen hinzugefügt",
      "Duda sobre *",
      "Dudó sobre *",
      "A ajouté un point d’interrogation à *",
      "A attribué la mention « Question » à *",
    ],
    [
      "Removed a question mark from *",
      "Fragezeichen von * entfernt",
      "Ya no duda sobre *",
      "Dejó de dudar sobre *",
      "A retiré son point d’interrogation de *",
      "A retiré la mention « Question » de *",
    ],
  ],
};

const anyEmoji = [
  [
    "Reacted # to *",
    "# to *",
    "Hat mit # auf * reagiert",
    "Se ha reaccionado con # a *",
    "Reaccionó con # a *",
    "A réagi avec # à *",
    "A réagi # à *",
  ],
  [
    "Removed # from *",
    "Removed a # from *",
    "Removed a # reaction from *",
    "Hat # von * entfernt",
    "Ha eliminado # de *",
    "Eliminó # de *",
    "A retiré # de *",
    "A retiré la réaction # de *",
  ],
] as const;

export const tapbackForms: readonly Form[] = [
  ...Object.entries(forms).flatMap(([emoji, both]) => formsOf(emoji, both)),
  ...formsOf(null, anyEmoji),
];

function formsOf(
  emoji: string | null,
  [added, removed]: readonly [readonly string[], readonly string[]],
): Form[] {
  const formOf = (on: boolean) => (words: string) => ({ emoji, on, shape: shapeOf(words) });
  return [...added.map(formOf(true)), ...removed.map(formOf(false))];
}

/** Some of them end with a full stop, and phones change quotes and apostrophes on the way. */
function shapeOf(words: string): RegExp {
  const pattern = words
    .replaceAll(/[«„] ?/g, '["“”„«]\\s?')
    .replaceAll(/ ?[»“](?=\s)/g, '\\s?["“”»]')
    .replaceAll("’", "['’]")
    .replaceAll(" ", "\\s")
    .replace("#", "(?<emoji>\\S+)")
    .replace("*", "(?<to>.+?)");
  return new RegExp(`^${pattern}\\.?$`, "isu");
}
