import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { ownFolder } from "../../test/folder.ts";
import { exit } from "../headless/exit.ts";
import { troubleIn } from "../server/trouble.ts";
import { wordsIn } from "../words/words.ts";
import { accountOf, profileOf } from "./account.ts";
import type { Paths } from "./paths.ts";
import { dropProfile, freeName, keepProfile, makeCurrent, readProfiles } from "./profiles.ts";
import { dropToken, keepToken, tokenOf } from "./tokens.ts";

let paths: Paths;
beforeEach(() => {
  const folder = ownFolder();
  paths = { config: folder, data: join(folder, "data"), state: folder };
});

const ana = { name: "ana", server: "https://chat.example", username: "ana", person: 7 };
const work = { name: "work", server: "https://work.example:8443", username: "ana", person: 7 };
/** No bus, so no keyring of whoever runs this is touched. */
const env = {};

async function troubleWith(work: () => unknown): Promise<{ code: number; says: string }> {
  const error: unknown = await Promise.resolve()
    .then(work)
    .catch((reason: unknown) => reason);
  const trouble = troubleIn(error)!;
  return { code: trouble.code, says: trouble.inWords(wordsIn("en")) };
}

test("the last who signed in is the current one, until another is chosen or it goes", () => {
  keepProfile(paths, ana);
  keepProfile(paths, work);
  expect(profileOf({ env, paths })).toEqual(work);
  expect(profileOf({ env, paths, profile: "ana" })).toEqual(ana);
  expect(profileOf({ env, paths, server: "chat.example" })).toEqual(ana);
  makeCurrent(paths, "ana");
  expect(profileOf({ env, paths })).toEqual(ana);
  dropProfile(paths, "ana");
  expect(readProfiles(paths)).toEqual({ current: "work", profiles: [work] });
  expect(statSync(join(paths.data, "profiles.json")).mode & 0o777).toBe(0o600);
});

test("an account keeps its name here, and two of one name are told apart", () => {
  expect(freeName(paths, ana)).toBe("ana@chat.example");
  keepProfile(paths, { ...ana, name: "ana@chat.example" });
  expect(freeName(paths, ana)).toBe("ana@chat.example");
  expect(freeName(paths, { ...ana, person: 8 })).toBe("ana@chat.example-2");
});

test("who is not signed in is told so, and how to be", async () => {
  const nobody = await troubleWith(() => profileOf({ env, paths }));
  expect(nobody).toMatchObject({ code: exit.notSignedIn, says: expect.stringContaining("login") });
  keepProfile(paths, ana);
  const unknown = await troubleWith(() => profileOf({ env, paths, profile: "anna" }));
  expect(unknown.says).toContain("There are: ana");
  const without = await troubleWith(() => accountOf({ env, paths }));
  expect(without).toMatchObject({ code: exit.notSignedIn });
  const alone = await troubleWith(() => accountOf({ env: { PARLEY_TOKEN: "x" }, paths }));
  expect(alone.code).toBe(exit.calledWrongly);
});

test("a damaged list of accounts is left as it is, and told", async () => {
  keepProfile(paths, ana);
  writeFileSync(join(paths.data, "profiles.json"), '{"current": 3}');
  const { says } = await troubleWith(() => keepProfile(paths, work));
  expect(says).toContain("profiles.json is damaged");
});

test("without a keyring the token lies in a file of one's own, and is gone when dropped", async () => {
  expect(await keepToken(paths, ana, "secret", env)).toBe("file");
  const file = join(paths.data, "tokens", "chat.example-7");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await tokenOf(paths, ana, env)).toBe("secret");
  expect(await tokenOf(paths, work, env)).toBeNull();
  await dropToken(paths, ana, env);
  expect(await tokenOf(paths, ana, env)).toBeNull();
});

test("a keyring that cannot be reached is none", async () => {
  const unreachable = { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" };
  expect(await keepToken(paths, ana, "secret", unreachable)).toBe("file");
  expect(await tokenOf(paths, ana, unreachable)).toBe("secret");
});

test("what the environment says comes before who is signed in, and --profile before it", async () => {
  keepProfile(paths, ana);
  await keepToken(paths, ana, "secret", env);
  const said = { PARLEY_SERVER: "https://other.example", PARLEY_TOKEN: "theirs" };
  const other = { server: "https://other.example", token: "theirs", profile: null };
  expect(await accountOf({ env: said, paths })).toEqual(other);
  const named = { server: ana.server, token: "secret", profile: ana };
  expect(await accountOf({ env: said, paths, profile: "ana" })).toEqual(named);
});
