import { ParleyProvider, type State } from "@parley/client";
import { Box, Text, useApp } from "ink";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Composer } from "../src/composer/composer.tsx";
import { useQuit } from "../src/composer/useQuit.ts";
import { KeyRouter, useKeys } from "../src/keys/router.tsx";
import { defaultSettings, type Settings } from "../src/profiles/settings.ts";
import { QuestionLine } from "../src/screen/frame/questionLine.tsx";
import { OutsideProvider, type Outside } from "../src/screen/outside.ts";
import { UiProvider, useUi, useUiStore, type UiStore } from "../src/screen/ui.ts";
import { createUiStore } from "../src/screen/uiStore.ts";
import { WordsProvider } from "../src/words/useWords.ts";
import { wordsIn } from "../src/words/words.ts";
import { ana, bo, conversationOf, fakeParley, me, type FakeParley } from "./fakeParley.ts";
import { openTestScreen, type Screen } from "./screen.ts";

export const talk = conversationOf(7, { name: "tools" }, [
  [ana, "who has the ladder"],
  [me, "I do"],
  [bo, "thanks"],
]);

interface Given {
  state?: Partial<State>;
  settings?: Partial<Settings>;
  env?: NodeJS.ProcessEnv;
  columns?: number;
}

/** Somebody who writes into the conversation #tools. */
export interface Desk {
  screen: Screen;
  parley: FakeParley;
  ui: UiStore;
  type: (bytes: string) => void;
  /** Until the draft is this. */
  drafted: (text: string) => Promise<void>;
  draft: () => string;
  sent: () => (readonly unknown[])[];
  quits: () => number;
  /** Where what was written is kept. */
  historyFile: string;
  close: () => Promise<void>;
}

export async function openDesk({ state, settings, env, columns = 60 }: Given = {}): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), "parley-desk-"));
  const parley = fakeParley([talk, conversationOf(8, { name: "general", general: true })], state);
  const ui = createUiStore(7);
  let quits = 0;
  const server = "http://parley.example";
  const outside = {
    profile: { name: "here", server, username: "dana", person: me.id },
    settings: { ...defaultSettings, ...settings },
    env: { XDG_STATE_HOME: folder, PATH: process.env["PATH"], ...env },
    quit: () => void (quits += 1),
  } as unknown as Outside;
  const screen = await openTestScreen(
    <ParleyProvider value={parley}>
      <WordsProvider value={wordsIn("en")}>
        <UiProvider value={ui}>
          <KeyRouter onKey={ui.hush}>
            <Whole outside={outside} width={columns} />
          </KeyRouter>
        </UiProvider>
      </WordsProvider>
    </ParleyProvider>,
    { columns, rows: 16 },
  );
  await screen.shows("[ ]");
  const draft = () => parley.state.get().drafts.get(7) ?? "";
  return {
    screen,
    parley,
    ui,
    type: screen.type,
    draft,
    drafted: (text) => screen.until(() => draft() === text),
    sent: () => parley.done.filter(({ name }) => name === "send").map(({ given }) => given),
    quits: () => quits,
    historyFile: join(folder, "parley", `history-1-${encodeURIComponent(server)}`),
    async close() {
      await screen.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The composer with a line above it and the status line below, as on the screen. */
function Whole({ outside, width }: { outside: Outside; width: number }) {
  const { suspendTerminal } = useApp();
  const said = useUi((now) => now.said);
  const question = useUi((now) => now.question);
  const overlay = useUi((now) => now.overlay);
  return (
    <OutsideProvider
      value={{ ...outside, handOver: async (use) => suspendTerminal(async () => use()) }}
    >
      <Everywhere />
      <Box flexDirection="column">
        <Text>above</Text>
        <Composer conversation={7} width={width} maxRows={8} />
        {question ? (
          <QuestionLine question={question} width={width} />
        ) : (
          <Text>{`[${said?.tone ?? ""} ${said?.text ?? ""}] ${overlay ?? ""}`}</Text>
        )}
      </Box>
    </OutsideProvider>
  );
}

function Everywhere() {
  const ui = useUiStore();
  useKeys("everywhere", { "app.quit": useQuit(), "switcher.open": () => ui.show("switcher") });
  return null;
}
