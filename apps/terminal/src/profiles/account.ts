import { exit } from "../headless/exit.ts";
import { addressesOf } from "../server/address.ts";
import { findServer } from "../server/greet.ts";
import { Trouble } from "../server/trouble.ts";
import type { Paths } from "./paths.ts";
import type { Profile } from "./profile.ts";
import { profileNamed, readProfiles } from "./profiles.ts";
import { tokenOf } from "./tokens.ts";

/** Who is meant: by what was called for, the environment, and who is signed in here. */
export interface Account {
  /** The server's origin. */
  server: string;
  token: string;
  /** Null when the environment says who it is: then nothing is kept here. */
  profile: Profile | null;
}

export interface Meant {
  env: NodeJS.ProcessEnv;
  paths: Paths;
  /** As --profile and --server say it. */
  profile?: string | undefined;
  server?: string | undefined;
}

/** Throws `Trouble` when nobody is meant. */
export async function accountOf(meant: Meant): Promise<Account> {
  const { env, paths } = meant;
  const fromEnvironment = meant.profile === undefined ? await inEnvironment(meant) : null;
  if (fromEnvironment) return fromEnvironment;
  const profile = profileOf(meant);
  const token = await tokenOf(paths, profile, env);
  if (token === null)
    throw new Trouble(
      ({ say }) => say("profiles.noToken", { name: profile.name, server: profile.server }),
      exit.notSignedIn,
    );
  return { server: profile.server, token, profile };
}

async function inEnvironment({ env, server }: Meant): Promise<Account | null> {
  const token = env["PARLEY_TOKEN"];
  const named = server ?? env["PARLEY_SERVER"];
  if (!token) return null;
  if (!named) throw new Trouble(({ say }) => say("profiles.tokenAlone"), exit.calledWrongly);
  // What was named in full needs no search.
  const [only, other] = addressesOf(named);
  const origin =
    only !== undefined && other === undefined ? only : (await findServer(named)).origin;
  return { server: origin, token, profile: null };
}

/** The one that was named, the current one, or the one on that server. */
export function profileOf({ paths, profile, server }: Meant): Profile {
  const { current, profiles } = readProfiles(paths);
  if (profile !== undefined) return profileNamed(profiles, profile);
  if (profiles.length === 0) throw new Trouble(({ say }) => say("profiles.none"), exit.notSignedIn);
  const there = server === undefined ? profiles : profiles.filter(isOn(addressesOf(server)));
  const found = there.find(({ name }) => name === current) ?? there[0];
  if (found) return found;
  throw new Trouble(({ say }) => say("profiles.noneThere", { server: server! }), exit.notSignedIn);
}

const isOn =
  (origins: string[]) =>
  ({ server }: Profile): boolean =>
    origins.includes(server);
