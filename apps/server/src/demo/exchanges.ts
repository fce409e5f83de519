import type { Random } from "./random.ts";

/**
 * A short talk between people who are only letters yet. It is written line by line:
 * `A: words` says something, `B^: words` replies to the first line, `C+ 👍` reacts to the line before.
 * In the words, `[this|that]` is one of them, `{veg}` is something out of the garden that stays the
 * same for the whole talk, and `{@B}` mentions whoever B is.
 */
export interface Exchange {
  speakers: string[];
  lines: Line[];
}

type Line =
  | { speaker: string; words: string; toFirst: boolean }
  | { speaker: string; emoji: string };

/** Exchanges are parted by an empty line. */
export function parseExchanges(text: string): Exchange[] {
  return text
    .trim()
    .split("\n\n")
    .map((block) => {
      const lines = block.split("\n").map(parseLine);
      return { lines, speakers: [...new Set(lines.map(({ speaker }) => speaker))].toSorted() };
    });
}

function parseLine(line: string): Line {
  const said = /^([A-E])(\^?): (.+)$/.exec(line);
  if (said) return { speaker: said[1]!, toFirst: said[2] === "^", words: said[3]! };
  const reacted = /^([A-E])\+ (\S+)$/.exec(line);
  if (reacted) return { speaker: reacted[1]!, emoji: reacted[2]! };
  throw new Error(`Not a line of an exchange: ${line}`);
}

/** Turns a line's words into what is said. Use one for a whole exchange. */
export function speaker(
  random: Random,
  usernames: Map<string, string>,
  somebody: string,
): (words: string) => string {
  const things = new Map(Object.entries(garden).map(([slot, list]) => [slot, random.pick(list)]));
  things.set("name", somebody);
  things.set("day2", random.pick(garden.day.filter((day) => day !== things.get("day"))));
  things.set("food2", random.pick(garden.food.filter((food) => food !== things.get("food"))));
  return (words) =>
    words
      .replaceAll(/\[([^\]]+)\]/g, (_, choices: string) => random.pick(choices.split("|")))
      .replaceAll("{num}", () => random.pick(numbers))
      .replaceAll(/\{@([A-E])\}/g, (_, letter: string) => `@${usernames.get(letter)}`)
      .replaceAll(/\{(\w+)\}/g, (_, slot: string) => things.get(slot)!)
      .replaceAll(/(?:^|[.!?] )[a-z]/g, (start) => start.toUpperCase());
}

const numbers = ["two", "three", "four", "five", "six"];

const listed = (text: string) => text.split(",").map((thing) => thing.trim());

const garden = {
  veg: listed(`runner beans,courgettes,tomatoes,beetroots,leeks,onions,broad beans,peas,squashes,radishes,
    carrots,potatoes,strawberries,raspberries,cabbages,parsnips,cucumbers,peppers`),
  tool: listed(`long-handled fork,big rake,bow saw,stepladder,sack truck,broadfork,strimmer,spirit level,
    hedge trimmer,post driver,edging iron,hand cultivator,mattock,pruning saw`),
  day: listed("Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday"),
  time: listed(
    "nine,half past nine,ten,half past ten,eleven,two,half past two,three,four,five,six,seven",
  ),
  place: listed(`the top gate,the pond,the big greenhouse,the noticeboard,the lower path,the well,
    the old pear tree,the bottom gate,the herb spiral`),
  plot: listed(
    `plot 2,plot 4,plot 7,plot 9,plot 11,plot 12,plot 15,plot 18,plot 21,plot 23,plot 26,plot 30`,
  ),
  food: listed(`flapjacks,lentil soup,cheese scones,plum cake,potato salad,onion tart,lemon drizzle,
    focaccia,bean stew,apple crumble,ginger cake,stuffed vine leaves`),
};
