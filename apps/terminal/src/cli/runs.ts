// What a command does is loaded when it is called.
import type { Run } from "../headless/context.ts";
import type { CommandName } from "./table.ts";

export const runs: Partial<Record<CommandName, () => Promise<Run>>> = {
  login: async () => (await import("../login/command.ts")).login,
  logout: async () => (await import("../profiles/commands.ts")).logout,
  profiles: async () => (await import("../profiles/commands.ts")).profiles,
};
