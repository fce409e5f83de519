import { ParleyProvider, type Parley } from "@parley/client";
import { useEffect, useMemo, useState } from "react";
import { createEasel, type Easel } from "../images/easel.ts";
import { createPictures } from "../images/pictures.ts";
import { bindingsOf, type Bindings, type KeyProblem } from "../keys/bindings.ts";
import { KeyRouter } from "../keys/router.tsx";
import type { Notify } from "../notify/notify.ts";
import { watchForNotices } from "../notify/watch.ts";
import { LookProvider } from "../paint/look.ts";
import type { Painter } from "../paint/paint.ts";
import type { Profile } from "../profiles/profile.ts";
import type { Settings } from "../profiles/settings.ts";
import { WordsProvider } from "../words/useWords.ts";
import type { Words } from "../words/words.ts";
import { AttentionProvider } from "./attention.ts";
import { calmed } from "./calm.ts";
import { Frame } from "./frame/frame.tsx";
import { ListedProvider } from "./list/sections.tsx";
import { OutsideProvider } from "./outside.ts";
import { Plain } from "./plain/plain.tsx";
import { UiProvider, type UiStore } from "./ui.ts";
import { createUiStore } from "./uiStore.ts";

export interface AppProps {
  parley: Parley;
  profile: Profile;
  words: Words;
  settings: Settings;
  env: NodeJS.ProcessEnv;
  notify: Notify;
  onQuit: () => void;
  /** Stops the program until the shell lets it go on. */
  suspend: () => void;
  redraw: () => void;
  handOver: (use: () => Promise<void> | void) => Promise<void>;
  turnMouse: (() => boolean) | null;
  write: (sequence: string) => void;
  /** What pictures are put on; one of its own, on which nothing stands at a place, where there is none. */
  easel?: Easel;
  painter: Painter;
  /** In lines that are appended, without boxes: for screen readers, and for terminals that can do no more. */
  plain: boolean;
  /** Tells when the terminal gains and loses the focus; answers how to stop. */
  followFocus?: (onChange: (attended: boolean) => void) => () => void;
  /** What is wrong on this machine: settings that cannot be taken, a full disk. Answers how to stop. */
  hearTroubles?: (tell: (text: string) => void) => () => void;
}

/** One account on the screen. */
export function App(props: AppProps) {
  const { profile, words, settings, env, notify, painter, plain, followFocus } = props;
  const { hearTroubles, onQuit: quit, suspend, redraw, handOver, turnMouse, write } = props;
  const parley = useMemo(() => calmed(props.parley), [props.parley]);
  const [ui] = useState(() => createUiStore());
  const bindings = useBindingsTold(settings.keys, words, ui);
  const { depth } = painter;
  const [easel] = useState(
    () => props.easel ?? createEasel({ env, images: settings.images, depth, write, ask: write }),
  );
  const pictures = useMemo(() => createPictures(parley, easel), [parley, easel]);
  useEffect(() => pictures.begin(), [pictures]);
  const outside = useMemo(
    () => ({
      profile,
      settings,
      env,
      pictures,
      quit,
      suspend,
      redraw,
      handOver,
      turnMouse,
      write,
    }),
    [profile, settings, env, pictures, quit, suspend, redraw, handOver, turnMouse, write],
  );
  const [attended, setAttended] = useState(true);
  useEffect(() => followFocus?.(setAttended), [followFocus]);
  useEffect(() => easel.attend(attended), [easel, attended]);
  useEffect(() => hearTroubles?.((text) => ui.tell(text, "went-wrong")), [hearTroubles, ui]);

  useEffect(
    () =>
      watchForNotices(props.parley, {
        looking: () => (attended ? ui.get().open : null),
        notify,
        words,
      }),
    [props.parley, attended, ui, notify, words],
  );

  return (
    <ParleyProvider value={parley}>
      <WordsProvider value={words}>
        <LookProvider value={painter}>
          <UiProvider value={ui}>
            <OutsideProvider value={outside}>
              <AttentionProvider value={attended}>
                <KeyRouter bindings={bindings} onKey={ui.hush}>
                  <ListedProvider>{plain ? <Plain /> : <Frame />}</ListedProvider>
                </KeyRouter>
              </AttentionProvider>
            </OutsideProvider>
          </UiProvider>
        </LookProvider>
      </WordsProvider>
    </ParleyProvider>
  );
}

/** The keys as the settings would have them; what cannot be had is told as the screen opens. */
function useBindingsTold(keys: Settings["keys"], { say }: Words, ui: UiStore): Bindings {
  const [bindings, problems] = useMemo(() => {
    const found: KeyProblem[] = [];
    return [bindingsOf(keys, (problem) => found.push(problem)), found] as const;
  }, [keys]);
  useEffect(() => {
    const told = problems.map(({ key, given }) => say(key, given as never));
    if (told.length > 0) ui.tell(told.join(" "), "went-wrong");
  }, [problems, say, ui]);
  return bindings;
}
