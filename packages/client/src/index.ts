export { createParley } from "./create-parley.ts";
export type { Parley, ParleyOptions } from "./parley.ts";
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
  useMe,
  useParley,
  useParleyState,
  usePerson,
  useTimeline,
  useTyping,
} from "./hooks.ts";
