import { startOf } from "../safe/width.ts";
import { harmlessLine } from "../safe/harmless.ts";
import type { Settings } from "../profiles/settings.ts";
import { onDesktop, type Desktop } from "./desktop.ts";
import type { Notice } from "./notice.ts";
import { inTerminal, type InTerminal } from "./terminal.ts";

export interface Notify {
  (what: Notice): void;
  /** How much is unread, in the window's title. */
  title: (unread: number) => void;
  /** Gives the window the title it had. */
  end: () => void;
}

export interface NotifyOptions {
  env: NodeJS.ProcessEnv;
  stdout: { write: (text: string) => unknown };
  platform: NodeJS.Platform;
  settings: Pick<Settings, "notify" | "notifier" | "bell">;
  /** Where programs of one person agree who tells the desktop; each tells it without one. */
  folder?: string | undefined;
}

const MOST_TITLE = 80;
const MOST_BODY = 240;
const BELL = "\u0007";

/** By the desktop where there is one, else by the terminal where it knows how, else by its bell. */
export function createNotify({ env, stdout, platform, settings, folder }: NotifyOptions): Notify {
  const { notifier } = settings;
  const desktop: Desktop | null = settings.notify
    ? onDesktop({ env, platform, folder, notifier })
    : null;
  const terminal: InTerminal = inTerminal(env);
  let shown = -1;

  function notify({ title, body, urgent, key }: Notice): void {
    const notice = {
      title: startOf(harmlessLine(title), MOST_TITLE),
      body: startOf(harmlessLine(body), MOST_BODY),
      urgent,
      key,
    };
    if (!settings.notify) ring(settings.bell === "always");
    else if (desktop) {
      ring(settings.bell === "always");
      desktop(notice, () => throughTerminal(notice));
    } else throughTerminal(notice);
  }

  function throughTerminal({ title, body }: Notice): void {
    const told = terminal.notice(title, body);
    if (told !== null) stdout.write(told);
    ring(settings.bell === "always" || (told === null && settings.bell === "auto"));
  }

  function ring(wanted: boolean): void {
    if (wanted) stdout.write(BELL);
  }

  return Object.assign(notify, {
    title(unread: number) {
      if (unread === shown || !terminal.hasTitle) return;
      if (shown === -1) stdout.write(terminal.keepTitle);
      shown = unread;
      stdout.write(terminal.title(unread === 0 ? "Parley" : `(${unread}) Parley`));
    },
    end() {
      if (shown !== -1) stdout.write(terminal.giveTitleBack);
      shown = -1;
    },
  });
}
