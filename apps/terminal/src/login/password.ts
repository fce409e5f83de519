import { Refusal } from "@parley/protocol";
import { completed } from "./further.ts";
import type { Door, SignedIn } from "./way.ts";

/** By username and password. */
export async function byPassword(door: Door): Promise<SignedIn | null> {
  const { api, prompt, words } = door;
  for (;;) {
    const username = (await prompt.ask(`${words.say("login.username")} `)).trim();
    if (username === "") return null;
    const password = await prompt.ask(`${words.say("login.password")} `, { hidden: true });
    try {
      const answer = await api.call("createToken", { body: { username, password } });
      return await completed(door, answer);
    } catch (error) {
      const isWrong = error instanceof Refusal && error.code === "wrong_credentials";
      if (!isWrong) throw error;
      prompt.tell(words.sayError(error));
    }
  }
}
