import type { Run } from "../headless/context.ts";
import { exit } from "../headless/exit.ts";
import { login as signIn } from "./login.ts";

/** `parley login [server]` */
export const login: Run = async ({ words: [server], options }, context) => {
  await signIn({
    ...context,
    isTerminal: context.isTerminal && (context.stdin as { isTTY?: boolean }).isTTY === true,
    server: server ?? options.server,
    profile: options.profile,
    ca: options.ca,
  });
  return exit.done;
};
