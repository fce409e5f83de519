import { throughTmux, tmuxAround, unknownTmux, type Tmux } from "../tmux.ts";
import {
  answered,
  blocksOf,
  cellQuestion,
  question,
  tmuxHinders,
  wayOf,
  type Answers,
  type Known,
  type Size,
  type Way,
} from "./way.ts";

/** What pictures are put on: how this terminal draws them, as far as that is known yet. */
export interface Easel {
  readonly way: Way;
  /** How half blocks are coloured; null where none are drawn. */
  readonly blocks: "256" | "full" | null;
  /** How large a cell is. */
  readonly cell: Size;
  /** Whether tmux stands between us and a terminal that could draw them better. */
  readonly hindered: boolean;
  /** Sends a sequence that draws nothing to the terminal, around tmux; answers whether it went. */
  send: (sequences: readonly string[]) => boolean;
  /** Told when pictures have to be made again: another way, another size, or the terminal has lost them. */
  follow: (listener: () => void) => () => void;
  /** Asks the terminal what is not known, and again how large its cells are. */
  ask: () => void;
  hear: (answer: string) => void;
  /** The terminal is ours. Whatever it held of pictures it has lost. */
  come: () => void;
  leave: () => void;
  /** Whether somebody looks. */
  attend: (attended: boolean) => void;
}

interface Options extends Pick<Known, "images" | "depth" | "env"> {
  write: (sequence: string) => void;
  ask: (question: string) => void;
  /** Looked for in the environment, unless it is given. */
  tmux?: Tmux | null;
}

/** As most terminals are set up, where one does not say. */
const usualCell: Size = { width: 10, height: 20 };

export function createEasel({ write, ask, ...given }: Options): Easel {
  const asks = given.images !== "off" && given.images !== "blocks";
  let tmux = given.tmux ?? (given.env["TMUX"] ? unknownTmux : null);
  let answers: Answers = { name: null, sixel: false, cell: null };
  const known = (): Known => ({ ...given, tmux, answers });
  let way = wayOf(known());
  let isHere = true;
  let asked = false;
  let isAttended = true;
  let sentUnseen = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of Array.from(listeners)) listener();
  };

  function reconsider(isSized = false): void {
    const now = wayOf(known());
    if (now === way && (!isSized || way === "blocks" || way === "off")) return;
    way = now;
    tell();
  }

  if (asks && given.tmux === undefined)
    void tmuxAround(given.env).then((found) => {
      tmux = found;
      reconsider();
    });

  return {
    get way() {
      return way;
    },
    blocks: blocksOf(given),
    get cell() {
      return answers.cell ?? usualCell;
    },
    get hindered() {
      return tmuxHinders(known());
    },
    send(sequences) {
      if (!isHere) return false;
      sentUnseen ||= tmux !== null && !isAttended;
      for (const sequence of sequences) write(tmux ? throughTmux(sequence) : sequence);
      return true;
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask() {
      if (!asks || !isHere || given.depth === "none") return;
      ask(asked ? cellQuestion : question);
      asked = true;
    },
    hear(answer) {
      const { cell } = answers;
      answers = answered(answers, answer);
      reconsider(answers.cell?.width !== cell?.width || answers.cell?.height !== cell?.height);
    },
    come() {
      if (isHere) return;
      isHere = true;
      if (way === "kitty") tell();
    },
    leave() {
      isHere = false;
    },
    attend(attended) {
      isAttended = attended;
      // Tmux drops what it should pass on from a window that is not seen, and tells nobody.
      if (!attended || !sentUnseen) return;
      sentUnseen = false;
      tell();
    },
  };
}
