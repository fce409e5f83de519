export const deliveries = {
  "deliveries.title": "Who got this",
  "deliveries.show": "Show who got this",
  "deliveries.read": "read",
  "deliveries.readBy": "read {readers}",
  "deliveries.phones": "Phones that got it",
  "deliveries.of": "{delivered} of {phones}",
  "deliveries.failed": "Phones that did not get it",
  "deliveries.toPhones": { one: "By text, to {count} phone", other: "By text, to {count} phones" },
  "deliveries.readers": { one: "Read by {count} person", other: "Read by {count} people" },
  "deliveries.nobody": "Nobody has read it in an app yet",
  "deliveries.moreReaders": { one: "And {count} other", other: "And {count} others" },
  "deliveries.state.queued": "Waits to be sent",
  "deliveries.state.sent": "On its way",
  "deliveries.state.delivered": "Got it",
  "deliveries.reason.opted_out": "{name} wants no texts: they answered STOP.",
  "deliveries.reason.muted": "{name} asked for quiet for a while.",
  "deliveries.reason.unanswered":
    "{name} has not answered the first texts, and gets no more until they do.",
  "deliveries.reason.phone_off": "{name}'s phone was off or out of reach for too long.",
  "deliveries.reason.landline": "{name}'s phone can't get texts: the number is a landline.",
  "deliveries.reason.no_such_phone":
    "{name}'s number can't be reached: it does not exist, or takes no texts.",
  "deliveries.reason.filtered": "The phone company took the text to {name} for spam.",
  "deliveries.reason.region_off": "This server sends no texts to {name}'s country.",
  "deliveries.reason.expired": "It could not be sent to {name} for so long that it was given up.",
  "deliveries.reason.withdrawn": "It was deleted before it was sent to {name}.",
  "deliveries.reason.left": "{name} left before it was sent.",
  "deliveries.reason.not_set_up":
    "This server's number may not text {name} yet. Whoever runs the server can mend that.",
  "deliveries.reason.unexplained":
    "The phone company did not take it to {name}, and gave no reason.",
  "deliveries.reason.code":
    "The phone company did not take it to {name}, for the reason that Twilio calls {code}.",
} as const;
