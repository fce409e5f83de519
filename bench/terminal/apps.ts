import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Listener } from "../listener.ts";
import type { ServerProcess } from "../server-process.ts";
import { Irc } from "./irc.ts";

/** An app for the terminal, and the server it is on with everything in place. */
export interface App {
  command: string;
  env: Record<string, string>;
  /** A line from somebody else, in the conversation that is open. */
  say: (body: string) => void;
  stop: () => Promise<void>;
}

export interface Backlog {
  conversations: number;
  bodies: readonly string[];
}

const built = fileURLToPath(new URL("../../apps/terminal/dist/parley.js", import.meta.url));
const password = "seven pale lanterns";

/** Everybody is in #general, which opens first. */
export async function parley(
  server: ServerProcess,
  home: string,
  { conversations, bodies }: Backlog,
): Promise<App> {
  const { port } = server.ready;
  const url = `http://127.0.0.1:${port}`;
  await post(url, "/api/people", { username: "ana", password });
  await post(url, "/api/people", { username: "bola", password });
  const { token } = (await post(url, "/api/tokens", { username: "ana", password })) as Token;
  const { token: other } = (await post(url, "/api/tokens", {
    username: "bola",
    password,
  })) as Token;

  const writer = await Listener.connect(port, other);
  const general = (await generalOf(url, token)).id;
  let said = 0;
  const acknowledged = new Map<number, () => void>();
  writer.onText = (text) => acknowledged.get(Number(/^43(\d+)\[/.exec(text)?.[1]))?.();
  const say = (body: string): void => writer.send(said++, general, crypto.randomUUID(), body);
  const saidIn = (sender: Listener, conversation: number, body: string): Promise<void> =>
    new Promise((resolve) => {
      acknowledged.set(said, resolve);
      sender.send(said++, conversation, crypto.randomUUID(), body);
    });

  const reader = await Listener.connect(port, token);
  reader.onText = writer.onText;
  for (let index = 1; index < conversations; index++) {
    const body = { kind: "channel", name: `channel-${index}` };
    const { id } = (await post(url, "/api/conversations", body, token)) as { id: number };
    await Promise.all(bodies.map((each) => saidIn(reader, id, each)));
  }
  for (const body of bodies.slice(0, -1)) await saidIn(writer, general, body);
  // What one wrote last has been read up to there: it opens at its end.
  await saidIn(reader, general, bodies.at(-1)!);
  reader.close();

  const env = { HOME: home, DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" };
  mkdirSync(home, { recursive: true });
  execFileSync(process.execPath, [built, "login", url], {
    env: { ...process.env, ...env },
    input: `3\nana\n${password}\n`,
  });
  return {
    command: `'${process.execPath}' '${built}'`,
    env,
    say,
    stop: async () => writer.close(),
  };
}

/** Null where it is not installed. The channel that is joined last is the one that is shown. */
export async function weechat(
  home: string,
  { conversations, bodies }: Backlog,
): Promise<App | null> {
  try {
    execFileSync("weechat", ["--version"], { stdio: "ignore" });
  } catch {
    return null;
  }
  mkdirSync(home, { recursive: true });
  const irc = await Irc.start(bodies);
  const others = Array.from({ length: conversations - 1 }, (_, index) => `#channel-${index + 1}`);
  const channels = [...others, "#general"].join(",");
  const add = `/server add bench 127.0.0.1/${irc.port} -autojoin=${channels}; /connect bench`;
  return {
    // With nothing kept: what it has logged would be drawn twice.
    command: `weechat --temp-dir -r '${add}'`,
    env: { HOME: home },
    say: (body) => irc.say("#general", body),
    stop: async () => irc.stop(),
  };
}

interface Token {
  token: string;
}

async function post(url: string, path: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function generalOf(url: string, token: string): Promise<{ id: number }> {
  const response = await fetch(`${url}/api/conversations`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { items } = (await response.json()) as { items: { id: number; general: boolean }[] };
  return items.find(({ general }) => general)!;
}
