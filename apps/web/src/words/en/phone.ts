export const phone = {
  "phone.number": "Phone number",
  "phone.country": "Country of the number",
  "phone.missing": "Give a phone number.",
  "phone.invalid":
    "That is not a phone number. Write it as you would dial it, or beginning with +.",
  "phone.short": "That number is too short. See whether a digit is missing.",
  "phone.long": "That number is too long. See whether a digit is there twice.",
  "phone.unknown": "No country has numbers that begin like this.",
  "phone.texts.phone_country": "This server sends no texts to that country.",
  "phone.texts.phone_kind": "That kind of number takes no texts. Use a mobile phone's.",
  "phone.texts.too_many": {
    one: "That is as many texts as can be sent for now. Try again in {count} minute.",
    other: "That is as many texts as can be sent for now. Try again in {count} minutes.",
  },
} as const;
