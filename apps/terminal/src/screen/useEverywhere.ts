import { useParley, useParleyState } from "@parley/client";
import { useEffect } from "react";
import { useQuit } from "../composer/useQuit.ts";
import { useKeys } from "../keys/router.tsx";
import { useTravel } from "./list/useTravel.ts";
import { useListed } from "./list/sections.tsx";
import { useWords } from "../words/useWords.ts";
import { useOutside } from "./outside.ts";
import { useUi, useUiStore, type Focus } from "./ui.ts";

const parts: readonly Focus[] = ["composer", "list", "timeline"];

/** The keys that work wherever one is, and what is opened to begin with. */
export function useEverywhere(order: readonly Focus[] = parts): void {
  const ui = useUiStore();
  const outside = useOutside();
  const quit = useQuit();
  const { say } = useWords();
  const focus = useUi((now) => now.focus);
  const overlay = useUi((now) => now.overlay);
  useTravel();
  useBeginning();
  useContacts();

  function move(by: 1 | -1): void {
    const at = order.indexOf(focus);
    ui.focus(order[(at + by + order.length) % order.length]!);
  }
  const toggle = (what: NonNullable<typeof overlay>) => () =>
    ui.show(overlay === what ? null : what);

  useKeys("everywhere", {
    "app.help": toggle("help"),
    "app.redraw": outside.redraw,
    "app.suspend": outside.suspend,
    "app.mouse"() {
      if (!outside.turnMouse) return false;
      ui.tell(say(outside.turnMouse() ? "shell.mouse.on" : "shell.mouse.off"));
    },
    "app.quit": quit,
    "focus.next": () => move(1),
    "focus.previous": () => move(-1),
    "switcher.open": toggle("switcher"),
    "search.open": toggle("switcher"),
    "mentions.open": toggle("mentions"),
    "members.open": toggle("members"),
  });
}

/** The first conversation there is, as soon as there is one; not while somebody is already on the way to another. */
function useBeginning(): void {
  const ui = useUiStore();
  const isNowhere = useUi((now) => now.open === null && now.overlay === null);
  const { sections } = useListed();
  const first = sections[0]?.conversations[0]?.info.id;
  useEffect(() => {
    if (isNowhere && first !== undefined) ui.go(first);
  }, [ui, isNowhere, first]);
}

/** Everybody is shown under the name that the reader gave them. */
function useContacts(): void {
  const parley = useParley();
  const due = useParleyState(
    ({ connection, contacts }) => connection.phase === "online" && contacts === null,
  );
  useEffect(() => {
    // What fails is asked for again with the next connection.
    if (due) parley.refreshContacts().catch(() => undefined);
  }, [parley, due]);
}
