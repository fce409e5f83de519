import { homedir } from "node:os";
import { posix, win32 } from "node:path";

/** Where things are kept on this machine, a folder each. */
export interface Paths {
  /** What a person writes: config.toml. */
  config: string;
  /** What is kept of each account, and who is signed in where. */
  data: string;
  /** What would not be missed: histories of what was typed. */
  state: string;
}

interface Place {
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  home: string;
}

/** XDG's folders where they are set, as they must be: absolute. Each system's own otherwise. */
export function pathsOf(
  { env, platform, home }: Place = {
    env: process.env,
    platform: process.platform,
    home: homedir(),
  },
): Paths {
  const path = platform === "win32" ? win32 : posix;
  const own = ownFolders(platform, env, (...parts) => path.join(home, ...parts));
  const folder = (variable: string, otherwise: string): string => {
    const given = env[variable];
    return path.join(given && path.isAbsolute(given) ? given : otherwise, "parley");
  };
  return {
    config: folder("XDG_CONFIG_HOME", own.config),
    data: folder("XDG_DATA_HOME", own.data),
    state: folder("XDG_STATE_HOME", own.state),
  };
}

function ownFolders(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  inHome: (...parts: string[]) => string,
): Paths {
  if (platform === "win32") {
    const roaming = env["APPDATA"] || inHome("AppData", "Roaming");
    const local = env["LOCALAPPDATA"] || inHome("AppData", "Local");
    return { config: roaming, data: local, state: local };
  }
  if (platform === "darwin") {
    const support = inHome("Library", "Application Support");
    return { config: inHome(".config"), data: support, state: support };
  }
  return {
    config: inHome(".config"),
    data: inHome(".local", "share"),
    state: inHome(".local", "state"),
  };
}
