/** What plain mode says where a screen would show it. */
export const plain = {
  "plain.greeting":
    "Signed in as {who}. {help} tells the keys, {go} goes to a conversation, {messages} chooses a message.",
  "plain.in": "In {conversation}:",
  "plain.passedOver": {
    one: "{count} message before these is not told here. Alt+U goes to the first unread one.",
    other: "{count} messages before these are not told here. Alt+U goes to the first unread one.",
  },
  "plain.connected": "Connected again.",

  "plain.place": "{at} of {all}",
  "plain.first": "There is nothing before this message.",
  "plain.newest": "This is the newest message.",
  "plain.further": { one: "{count} more.", other: "{count} more." },
  "plain.answering": "in answer to {name}",
  "plain.answeringEarlier": "in answer to an earlier message",
  "plain.answers": "it answers: {message}",
  "plain.phones": {
    one: "{delivered} of {count} phone has it",
    other: "{delivered} of {count} phones have it",
  },
  "plain.phonesFailed": {
    one: "{count} phone did not get it",
    other: "{count} phones did not get it",
  },

  "plain.changed": "{name} changed a message of {when}: {message}",
  "plain.changedOwn": "You changed your message of {when}: {message}",
  "plain.deleted": "A message of {when} from {name} was deleted.",
  "plain.deletedOwn": "Your message of {when} was deleted.",
  "plain.reacted": "{names} reacted {emoji}",
  "plain.unreacted": "{names} took back {emoji}",
  "plain.reactedTo": "{what} to: {message}",
  "plain.reactedAt": "{what}: {message}",
  "plain.textFailed": {
    one: "A text to {names} failed: {message}.",
    other: "Texts to {names} failed: {message}.",
  },
  "plain.others": { one: "{count} other", other: "{count} others" },
  "plain.moreChanged": {
    one: "And {count} other message changed.",
    other: "And {count} other messages changed.",
  },
} as const;
