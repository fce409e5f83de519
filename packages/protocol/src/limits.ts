/** Every limit a person can meet on the wire. Lengths are in Unicode code points unless named otherwise. */
export const limits = {
  usernameMin: 3,
  usernameMax: 32,
  nicknameMax: 32,
  displayNameMax: 80,
  emailMax: 254,
  passwordMin: 8,
  passwordMax: 256,
  /** Answers a challenge takes before it is over. */
  codeTries: 3,
  deviceNameMax: 64,
  /** How long somebody waits who has lost the number that alone proves them, and for how long that is good. */
  waitHours: 24,
  waitGoodDays: 7,
  contactNameMax: 80,
  conversationNameMax: 40,
  topicMax: 250,
  bodyMax: 10_000,
  /** People one message can mention; further names are only text. */
  mentionsPerMessage: 50,
  emojiMaxBytes: 64,
  /** Different emoji on one message. */
  reactionsPerMessage: 20,
  /** People named at once when a conversation is made. */
  invitedAtOnce: 50,
  /** Conversations one person may be in. */
  conversationsPerPerson: 1_000,
  /** Accounts in one browser, one cookie slot each. */
  slots: 10,
  fileNameMax: 200,
  filesPerMessage: 10,
  /** Files one person may have uploaded and not yet sent. */
  unsentFiles: 50,
  messagesPerPage: 50,
  messagesPerPageMax: 100,
  itemsPerPage: 50,
  /** Events of one conversation in `sync` and `difference`; more answers `limited: true`. */
  eventsPerCatchUp: 50,
  watchedPeople: 200,
  /** Cursors a client may name when it connects: its most recent conversations. */
  cursors: 1_000,
  /** A request body, and a socket packet, in bytes. */
  bodyBytes: 64 * 1024,
  /** What may wait for a reader that does not read, in bytes, before the server cuts it. */
  slowReaderBytes: 1024 * 1024,
  /** What one text may be made of; what is longer ends with a link to the whole. */
  textSegments: 4,
  /** Texts that somebody gets who was texted out of the blue, before they answer. */
  textsUnanswered: 5,
  /** Carriers take no larger picture with a text. */
  pictureInTextBytes: 5 * 1024 * 1024,
  sessionIdleDays: 30,
  sessionDays: 365,
} as const;
