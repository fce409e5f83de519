export const updates = {
  "updates.ready": "A new version is here. Reload when it suits you.",
  "updates.reload": "Reload",
  "notFound.title": "There is nothing here",
  "notFound.body": "This address leads nowhere, or to something you cannot see.",
  "notFound.home": "Go to your conversations",
} as const;
