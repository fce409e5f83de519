import { ChevronDown } from "lucide-react";
import { useMemo } from "react";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { callingCodeOf, countries, type CountryCode } from "./numbers.ts";

interface CountryChooserProps {
  country: CountryCode;
  onChoose: (country: CountryCode) => void;
  /** The number carries its calling code itself. */
  codeHidden: boolean;
}

/** The system's own list, which every phone and screen reader knows, under a short sign of ours. */
export function CountryChooser({ country, onChoose, codeHidden }: CountryChooserProps) {
  const { say, language } = useWords();
  const named = useMemo(() => byName(language), [language]);
  return (
    <span className="relative flex shrink-0 items-center rounded-control outline-offset-2 outline-you has-[select:focus-visible]:outline-2">
      <span
        aria-hidden
        className="flex min-h-10 items-center gap-1 border-e border-line px-3 pointer-coarse:min-h-11"
      >
        {country}
        {!codeHidden && (
          <bdi dir="ltr" className="text-quiet tabular-nums">
            {callingCodeOf(country)}
          </bdi>
        )}
        <Icon of={ChevronDown} size={14} className="text-quiet" />
      </span>
      <select
        aria-label={say("phone.country")}
        value={country}
        onChange={(event) => onChoose(event.target.value as CountryCode)}
        autoComplete="off"
        className="absolute inset-0 w-full cursor-pointer bg-surface text-body text-ink opacity-0"
      >
        {named.map(({ code, name }) => (
          <option key={code} value={code}>
            {`${name} (${callingCodeOf(code)})`}
          </option>
        ))}
      </select>
    </span>
  );
}

function byName(language: string): { code: CountryCode; name: string }[] {
  const names = new Intl.DisplayNames(language, { type: "region" });
  const { compare } = new Intl.Collator(language);
  return countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .toSorted((one, other) => compare(one.name, other.name));
}
