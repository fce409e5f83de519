/** What a number is refused with stands at its field. */
export const aboutPhone = {
  phone_invalid: "phone",
  phone_country: "phone",
  phone_kind: "phone",
  code_unavailable: "phone",
} as const;
