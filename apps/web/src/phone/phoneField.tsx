import { useLayoutEffect, useRef, useState, type ChangeEvent } from "react";
import { Field } from "../pieces/field.tsx";
import { useWords, type Words } from "../words/words.tsx";
import { CountryChooser } from "./countryChooser.tsx";
import {
  countryOf,
  isInternational,
  moved,
  pasted,
  read,
  shortened,
  written,
  type TypedNumber,
} from "./numbers.ts";

interface PhoneFieldProps {
  value: TypedNumber;
  onType: (value: TypedNumber) => void;
  problem: string | undefined;
  label?: string;
  hint?: string;
  autoFocus?: boolean;
}

/** A phone number: the country beside it, written as that country does. */
export function PhoneField(props: PhoneFieldProps) {
  const { value, onType, problem, label, hint, autoFocus } = props;
  const { say } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState<{ after: number } | null>(null);

  useLayoutEffect(() => {
    const field = input.current;
    if (field && caret && field === document.activeElement) putCaret(field, caret.after);
  }, [caret]);

  function type(event: ChangeEvent<HTMLInputElement>) {
    const { value: typed, selectionStart } = event.target;
    const { inputType } = event.nativeEvent as InputEvent;
    if (inputType?.startsWith("delete")) return onType(shortened(typed, value.country));
    setCaret({ after: signs(typed.slice(0, selectionStart ?? typed.length)) });
    // Some keyboards put in a whole number as if it were one key.
    const isKey = inputType === "insertText" && typed.length <= value.text.length + 1;
    onType((isKey ? written : pasted)(typed, value.country));
  }

  return (
    <Field
      ref={input}
      label={label ?? say("phone.number")}
      hint={hint}
      problem={problem}
      value={value.text}
      onChange={type}
      type="tel"
      name="tel"
      autoComplete="tel"
      autoFocus={autoFocus}
      dir="ltr"
      before={
        <CountryChooser
          country={value.country}
          onChoose={(country) => onType(moved(value, country))}
          codeHidden={isInternational(value)}
        />
      }
    />
  );
}

/** What stands in the field at first: nothing, in the reader's own country; or a number known. */
export function useTypedNumber(phone?: string) {
  return useState<TypedNumber>(() => {
    const country = countryOf(navigator.languages);
    return phone === undefined ? { text: "", country } : pasted(phone, country);
  });
}

/** What is wrong with a number that was typed, or nothing. */
export function checkPhone(value: TypedNumber, say: Words["say"]): string | undefined {
  const found = read(value);
  return "wrong" in found ? say(`phone.${found.wrong}`) : undefined;
}

/** E.164 of a number that has been checked. */
export function phoneOf(value: TypedNumber): string {
  const found = read(value);
  if ("wrong" in found) throw new Error("A number is checked before it is sent");
  return found.phone;
}

/** How many digits and plus signs: what stays when brackets and spaces come and go. */
const signs = (text: string) => text.replace(/[^\p{Nd}+＋]/gu, "").length;

function putCaret(input: HTMLInputElement, after: number): void {
  let at = 0;
  for (let seen = 0; seen < after && at < input.value.length; at++) seen += signs(input.value[at]!);
  // Behind the last digit comes whatever the country writes there.
  if (after === signs(input.value)) at = input.value.length;
  input.setSelectionRange(at, at);
}
