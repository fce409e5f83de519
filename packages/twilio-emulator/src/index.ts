export { createEmulator, type Emulator } from "./emulator.ts";
export type { WireReply, WireRequest } from "./api/handle.ts";
export type { Clock } from "./clock.ts";
export type { ConsoleEntry, ConsoleLog } from "./console.ts";
export type { Faults, FaultState } from "./faults.ts";
export type { Handset, HandsetFaults, HandsetText } from "./handsets/handset.ts";
export type { Handsets } from "./handsets/handsets.ts";
export { HandsetRefusal } from "./handsets/write.ts";
export type { WorldOptions as EmulatorOptions } from "./world.ts";
