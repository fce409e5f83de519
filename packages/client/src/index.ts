export { createParley } from "./create-parley.ts";
export type { Parley, ParleyOptions, SendOptions } from "./parley.ts";
export type { Texts } from "./texts.ts";
export type { Files, UploadOptions } from "./files.ts";
export { createApi, Unreachable, type Api, type ApiOptions } from "./api.ts";
export type { SocketFactory } from "./connection.ts";
export type { Clock } from "./clock.ts";
export type { Store } from "./store.ts";
export type {
  ConnectionState,
  Contacts,
  ConversationState,
  Happening,
  OutboxItem,
  State,
  Timeline,
} from "./state.ts";
export {
  conversationList,
  timelineOf,
  unreadOf,
  type ConversationList,
  type TimelineItem,
} from "./select.ts";
export {
  nothingStored,
  withChanges,
  type Storage,
  type Stored,
  type StoredChanges,
  type StoredConversation,
  type StoredHead,
} from "./storage/storage.ts";
export { memoryStorage } from "./storage/memory.ts";
export { indexedDbStorage } from "./storage/indexeddb.ts";
export {
  ParleyProvider,
  useConnection,
  useConversation,
  useConversationList,
  useDraft,
  useDraftFiles,
  useLedger,
  useMe,
  useParley,
  useParleyState,
  usePerson,
  useTimeline,
  useTyping,
} from "./hooks.ts";
export {
  commandNames,
  commandObstacle,
  commands,
  commandsFor,
  type CommandName,
} from "./commands/table.ts";
export { parseEntry, type Entry } from "./commands/parse.ts";
export { runCommand, type GivenCommand, type Outcome } from "./commands/run.ts";
