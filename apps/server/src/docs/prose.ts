import type { Endpoint } from "@parley/protocol";

export const opening = `# The protocol

Generated from \`packages/protocol\`: change it there and run \`npm run docs\`.

This is all that programs need to talk to a Parley server. What is named here is kept; what is not may
change. The same is in \`/openapi.json\`, for the part that goes over HTTP, and can be tried at \`/docs\`.`;

export const words = `## Words

| word | is |
|---|---|
| id | of a person, conversation or session: a positive integer that fits into a JavaScript number. It says nothing |
| \`seq\` | the address of a message within its conversation: 1, 2, 3 … without gaps, for life |
| \`ver\` | the number of a change within its conversation: 1, 2, 3 … A message, an edit, a deletion, a reaction, somebody joining, a new name: each takes one |
| \`cid\` | a UUID that the sender makes for each message it writes. Sent again, it is answered as it was the first time |
| \`epoch\` | the mark of the database. Another one means that what a client holds is worth nothing any more |
| time | ISO 8601, UTC, milliseconds |

A **direct** has two people in it, or one with their notes; a **channel** has a name, is listed when open, and stays
until it is deleted; a **group** has a name and ends when its last member leaves.`;

export const signingIn = `## Signing in

Browsers get a cookie, \`sid0\` to \`sid9\` (\`__Host-sid0\` … over HTTPS), one for each account, chosen with the header
\`parley-slot: 0\` … \`9\` (or \`?slot=\` where no header can be set). A request that carries a cookie must also show that
one of the server's own pages made it: by its \`Origin\`, or by \`Sec-Fetch-Site\`.

Programs get a token from \`POST /api/tokens\` and send it as \`Authorization: Bearer …\`. Tokens are given only to
requests that no browser made (no \`Origin\`, no \`Sec-Fetch-Site\`). Keep it like a password; \`DELETE
/api/sessions/current\` ends it.

A session ends after 30 days without use, and after a year in any case.`;

export const http = `JSON in and out. Lists are \`{ items, next? }\`. A change of state is a resource: joining is \`PUT
…/members/me\`, leaving is \`DELETE …/members/me\`.

Any endpoint may refuse with \`malformed\`, \`origin_refused\`, \`too_many\`, \`busy\` or \`internal\`, and with
\`not_signed_in\` where a session is needed; only the rest is listed with each. What somebody may not see is
answered as if it were not there: \`not_found\`.`;

export const socket = `[Socket.IO](https://socket.io) 4 at \`/socket.io\`, WebSocket first, polling as the fallback. Compression,
\`retries\` and connection state recovery stay off: resuming is done by number, as described below.`;

export const handshake = `The session comes as it does over HTTP: the cookie (with \`?slot=\`), or the token in the header
\`Authorization\`. A handshake that is not admitted is answered with a refusal's code. What the client holds goes into
\`auth\`, one cursor for each conversation: \`[conversation, ver, readSeq]\`, the last of them if it knows it.`;

export const commands = `Each is acknowledged with its answer, or with [Error](#error). A message that was acknowledged is committed and
synced to disk. Several may be in flight: they are written down in the order they were sent.`;

export const pushes = `\`typing\` and \`presence\` are hints: never stored, and dropped when a connection is slow.`;

export const sync = `## Resuming

1. On connecting, the client names its \`epoch\` and, for each conversation it holds, the last \`ver\` it applied. The
   server answers with one \`sync\`: only conversations that changed, with at most ${"`eventsPerCatchUp`"} events each.
2. If the \`epoch\` is another, forget everything and take \`sync\` as the beginning.
3. \`limited: true\`: more was missed than is told. The events are the newest and an unbroken stretch up to \`ver\`; the
   history before them is fetched page by page when somebody looks at it.
4. After that, \`events\` come as they are committed. For each, with \`local\` the last \`ver\` applied in that
   conversation:
   - \`ver == local + 1\`: apply it;
   - \`ver <= local\`: drop it, it has been applied;
   - \`ver > local + 1\`: keep it for up to 400 ms, in case the ones between are on their way; then ask with
     \`difference\`.
5. An event carries the whole current message. A message that was edited ten times while a client was away is told once,
   with its latest \`ver\`: numbers in between may be missing from an answer, and the \`ver\` beside \`events\` says where the
   client stands after it.
6. Unread is \`lastSeq − readSeq\`.
7. A message that was not acknowledged is sent again after reconnecting, with the same \`cid\`, before newer ones.

A connection that does not read what it is sent is cut when ${"`slowReaderBytes`"} wait for it, and loses nothing by it: it
resumes.`;

export const refusals = `Whatever is refused, over HTTP or on the socket, is refused with one of these. The code is the promise, the
words may change. \`retryAfter\` is in seconds.`;

export const limits = `Lengths are in Unicode code points unless named otherwise.`;

export const rates = `These are how often something may be done before \`too_many\` is answered. \`request.address\`,
\`account.create\`, \`sign-in.address\` and \`socket.connect\` are counted by network address, \`sign-in.account\` by the
name somebody tries to sign in with, \`difference\` by connection, the others by person. What guards accounts is counted
over all nodes together.`;

/** What is said of some tags before their endpoints. */
export const aboutTags: Partial<Record<Endpoint["tag"], string>> = {
  "Simulated phones": `Without a Twilio account texts are simulated, and these are the phones at the other end: for the
page at \`/phones\`, and for tests and scripts. They answer whoever sits at the server's own machine (loopback, no proxy in
between, a server that listens on loopback alone) and administrators; to everybody else, and with an account of one's own,
nothing is there (\`not_found\`). Numbers are E.164 or short codes; in a path the \`+\` may stand as it is or as \`%2B\`.`,
};
