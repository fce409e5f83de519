/**
 * Programs that share one store: each hears what the others write, and one of them leads. A
 * program that shares with nobody leads from the start, as does each tab of a browser that cannot
 * lock (a page without HTTPS).
 */
export interface Tabs<Message> {
  start: () => void;
  stop: () => void;
  leads: () => boolean;
  /** To the other tabs. */
  post: (message: Message) => void;
  /** Leads from now on, whoever has led: a tab that sleeps keeps its lock. */
  take: () => void;
}

export interface TabsParts<Message> {
  sharedAs: string | undefined;
  hear: (message: Message) => void;
  /** This tab leads now; `succeeds` when another may have led before. */
  led: (succeeds: boolean) => void;
}

export function createTabs<Message>({ sharedAs, hear, led }: TabsParts<Message>): Tabs<Message> {
  const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
  return sharedAs !== undefined && locks
    ? sharing(sharedAs, locks, hear, led)
    : alone(() => led(false));
}

function alone(led: () => void): Tabs<unknown> {
  return { start: led, stop() {}, leads: () => true, post() {}, take() {} };
}

function sharing<Message>(
  name: string,
  locks: LockManager,
  hear: (message: Message) => void,
  led: (succeeds: boolean) => void,
): Tabs<Message> {
  let channel: BroadcastChannel | null = null;
  let waiting: AbortController | null = null;
  let release: (() => void) | null = null;
  return { start, stop, leads: () => release !== null, post, take };

  function start(): void {
    channel = new BroadcastChannel(name);
    channel.addEventListener("message", ({ data }: MessageEvent<Message>) => hear(data));
    void lead({ ifAvailable: true }, false);
  }

  function stop(): void {
    channel?.close();
    channel = null;
    waiting?.abort();
    release?.();
  }

  function post(message: Message): void {
    channel?.postMessage(message);
  }

  function take(): void {
    if (release || !channel) return;
    waiting?.abort();
    void lead({ steal: true }, true);
  }

  function wait(): void {
    waiting = new AbortController();
    void lead({ signal: waiting.signal }, true);
  }

  async function lead(options: LockOptions, succeeds: boolean): Promise<void> {
    try {
      await locks.request(name, options, (lock) => (lock ? hold(succeeds) : wait()));
    } catch {
      if (options.signal?.aborted) return;
      // Another tab took it.
      release = null;
      if (channel) wait();
    }
  }

  async function hold(succeeds: boolean): Promise<void> {
    if (!channel) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    release = () => {
      release = null;
      resolve();
    };
    led(succeeds);
    await promise;
  }
}
