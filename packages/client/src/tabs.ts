/** Programs that share one store: each hears what the others write, and one of them leads. */
export interface Tabs<Message> {
  start: () => void;
  stop: () => void;
  leads: () => boolean;
  /** To the others. */
  post: (message: Message) => void;
  /** Leads from now on, whoever has led: one that sleeps keeps its lock. */
  take: () => void;
}

export interface TabsParts<Message> {
  hear: (message: Message) => void;
  /** This program leads now; `succeeds` when another may have led before. */
  led: (succeeds: boolean) => void;
}

/** How the programs that use a store share it. What they tell each other is JSON. */
export type Share = <Message>(parts: TabsParts<Message>) => Tabs<Message>;

/** Shares with nobody, and leads from the start. */
export const alone: Share = ({ led }) => ({
  start: () => led(false),
  stop() {},
  leads: () => true,
  post() {},
  take() {},
});

/** The tabs of a browser. In one that cannot lock (a page without HTTPS) each is alone. */
export function amongTabs(name: string): Share {
  return (parts) => {
    const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
    return locks ? sharing(name, locks, parts) : alone(parts);
  };
}

function sharing<Message>(
  name: string,
  locks: LockManager,
  { hear, led }: TabsParts<Message>,
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
