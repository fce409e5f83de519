export { createParley } from "./create-parley.ts";
export type { Parley, ParleyOptions, SendOptions } from "./parley.ts";
export type { Texts } from "./texts.ts";
export type { Files, UploadOptions } from "./files.ts";
export {
  offline,
  uploadsOf,
  type Basket,
  type Chosen,
  type Refused,
  type Upload,
  type Uploads,
} from "./uploads.ts";
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
export type { Share, Tabs, TabsParts } from "./tabs.ts";
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
  type OwnCommands,
} from "./commands/table.ts";
export { parseEntry, type Entry } from "./commands/parse.ts";
export { runCommand, type GivenCommand, type Outcome } from "./commands/run.ts";
export { costOf, isEmoji, type Cost } from "./view/cost.ts";
export { isOwnNew, isPrepended, reachesLine, rowOfLine } from "./view/change.ts";
export { gistOf, isPicture, spokenGistOf, type Picture } from "./view/gist.ts";
export { tellHappenings } from "./view/happening.ts";
export { isEmojiAlone, partsOf, type BodyPart } from "./view/bodyParts.ts";
export { mentioning, peopleFor, queryAt, type Query } from "./view/mention.ts";
export { isolate, nameOf, titleOf } from "./view/names.ts";
export { lineAfter, lineAtOpening, type Line, type Seen } from "./view/newLine.ts";
export { rank, type Candidate } from "./view/rank.ts";
export { rowOfSeq, rowsOf, type Row, type Said } from "./view/rows.ts";
export {
  neighbourOf,
  sectionsOf,
  wantedOf,
  wantsReading,
  type Opened,
  type Section,
} from "./view/sections.ts";
export { datesIn, dayNumber, type Dates } from "./words/dates.ts";
export { english } from "./words/en.ts";
export type { Entry as CatalogueEntry, Given, Translation } from "./words/entry.ts";
export { errorKey } from "./words/errors.ts";
export { choose, fill } from "./words/fill.ts";
export type { Say } from "./words/say.ts";
