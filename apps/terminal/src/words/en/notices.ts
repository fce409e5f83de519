// What is told outside the screen.
export const notices = {
  "notice.more": { one: "{text} (and one more)", other: "{text} (and {count} more)" },
  "notice.many": {
    one: "One message for you",
    other: "{count} messages for you in {conversations} conversations",
  },
} as const;
