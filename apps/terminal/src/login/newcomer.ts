import {
  displayName,
  email as emailSchema,
  limits,
  Refusal,
  username as usernameSchema,
  type Me,
} from "@parley/protocol";
import { createApi } from "@parley/client";
import { fetchFrom } from "../server/fetch.ts";
import { sayRefusal } from "../server/trouble.ts";
import { codeByPhone } from "./phone.ts";
import type { Door, SignedIn } from "./way.ts";

/** Somebody who is new here: a name, an address if they like, a phone that a code goes to, and a username nobody has. */
export async function newHere(door: Door): Promise<SignedIn | null> {
  const name = await askName(door);
  if (name === null) return null;
  door.prompt.tell(door.words.say("login.new.emailWhy"));
  const who = { displayName: name, ...(await askEmail(door)) };
  door.prompt.tell(door.words.say("login.new.phone"));
  const texted = await codeByPhone(door, "register");
  return texted ? byPhone(door, who, texted.code) : byPassword(door, who);
}

interface Who {
  displayName: string;
  email?: string;
}

type Texted = NonNullable<Awaited<ReturnType<typeof codeByPhone>>>["code"];

async function byPhone(door: Door, who: Who, code: Texted): Promise<SignedIn | null> {
  let answer = await code.ask();
  let username = answer && (await askUsername(door, who.displayName));
  while (answer && username !== null) {
    try {
      return await register(door, { ...who, ...answer, username });
    } catch (error) {
      // The name is looked at before the code, so that a right one is not used up.
      if (isAboutUsername(error)) {
        door.prompt.tell(sayRefusal(door.words, error));
        username = await askUsername(door, who.displayName);
      } else if (code.isWrong(error)) answer = await code.ask();
      else throw error;
    }
  }
  return null;
}

async function byPassword(door: Door, who: Who): Promise<SignedIn | null> {
  const { prompt, words } = door;
  let username = await askUsername(door, who.displayName);
  let password: string | null = null;
  while (username !== null) {
    password ??= await askNewPassword(door);
    if (password === null) return null;
    try {
      return await register(door, { ...who, username, password });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code.startsWith("username_")) username = null;
      else if (error.code.startsWith("password_")) password = null;
      else throw error;
      prompt.tell(sayRefusal(words, error));
      username ??= await askUsername(door, who.displayName);
    }
  }
  return null;
}

type Newcomer = Who & { username: string } & (
    | { challenge: string; code: string }
    | { password: string }
  );

/** The server answers a newcomer as it answers a browser: what signs in comes as a cookie. */
async function register({ server }: Door, body: Newcomer): Promise<SignedIn> {
  let token: string | undefined;
  const send = fetchFrom(server);
  const api = createApi({
    url: server,
    async fetch(input, init) {
      const response = await send(input, init);
      token = tokenIn(response) ?? token;
      return response;
    },
  });
  const me: Me = await api.call("createPerson", { body });
  if (token === undefined) throw new Error("The server made an account and no session.");
  return { token, me };
}

const tokenIn = (response: Response): string | undefined =>
  response.headers
    .getSetCookie()
    .map((cookie) => /^(?:__Host-)?sid\d+=([\w-]{43})(?:;|$)/.exec(cookie)?.[1])
    .find((token) => token !== undefined);

const isAboutUsername = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.code.startsWith("username_");

async function askName({ prompt, words: { say } }: Door): Promise<string | null> {
  for (;;) {
    const typed = (await prompt.ask(`${say("login.new.name")} `)).trim();
    if (typed === "") return null;
    const read = displayName.safeParse(typed);
    if (read.success) return read.data;
    prompt.tell(say("login.new.nameWrong", { count: limits.displayNameMax }));
  }
}

async function askEmail({ prompt, words }: Door): Promise<{ email?: string }> {
  for (;;) {
    const typed = (await prompt.ask(`${words.say("login.new.email")} `)).trim();
    if (typed === "") return {};
    const read = emailSchema.safeParse(typed);
    if (read.success) return { email: read.data };
    prompt.tell(words.sayError("email_invalid"));
  }
}

/** Suggests what goes with the name; Enter takes it. */
async function askUsername({ prompt, words: { say } }: Door, name: string): Promise<string | null> {
  const suggested = usernameFor(name);
  const question =
    suggested === null ? say("login.new.username") : say("login.new.usernameOr", { suggested });
  for (;;) {
    const typed = (await prompt.ask(`${question} `)).trim();
    if (typed === "" && suggested === null) return null;
    const read = usernameSchema.safeParse(typed === "" ? suggested : typed.replace(/^@/, ""));
    if (read.success) return read.data;
    prompt.tell(say("login.new.usernameWrong"));
  }
}

function usernameFor(name: string): string | null {
  const letters = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const read = usernameSchema.safeParse(
    letters
      .replaceAll(/[^a-z0-9]+/g, ".")
      .replaceAll(/^\.|\.$/g, "")
      .slice(0, limits.usernameMax),
  );
  return read.success ? read.data : null;
}

async function askNewPassword({ prompt, words: { say } }: Door): Promise<string | null> {
  for (;;) {
    const first = await prompt.ask(`${say("login.new.password")} `, { hidden: true });
    if (first === "") return null;
    const second = await prompt.ask(`${say("login.new.passwordAgain")} `, { hidden: true });
    if (first === second) return first;
    prompt.tell(say("login.new.passwordsDiffer"));
  }
}
