import type { SettingsProblem } from "../profiles/settings.ts";
import type { StorageTrouble } from "../storage/trouble.ts";
import type { Words } from "../words/words.ts";

type Trouble = SettingsProblem | StorageTrouble;

/** What is wrong on this machine, kept until there is a screen to say it on. */
export interface Troubles {
  add: (trouble: Trouble) => void;
  /** Told what there is and what comes. Answers how to stop. */
  hear: (tell: (text: string) => void, words: Pick<Words, "say">) => () => void;
}

export function createTroubles(): Troubles {
  let early: Trouble[] = [];
  let hears: ((trouble: Trouble) => void) | null = null;
  return {
    add(trouble) {
      if (hears) hears(trouble);
      else early.push(trouble);
    },
    hear(tell, { say }) {
      hears = (trouble) => tell(inWords(trouble, say));
      for (const trouble of early) hears(trouble);
      early = [];
      return () => {
        hears = null;
      };
    },
  };
}

/** Each key comes with what goes into its holes, which its type has seen to. */
function inWords(trouble: Trouble, say: Words["say"]): string {
  const given = "given" in trouble ? [trouble.given] : [];
  return (say as (key: string, ...given: object[]) => string)(trouble.key, ...given);
}
