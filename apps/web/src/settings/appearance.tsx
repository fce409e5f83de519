import { Choices } from "../forms/choices.tsx";
import { PageSection } from "../pieces/page.tsx";
import { isTouch } from "../shell/width.ts";
import { chooseTheme, useTheme } from "../theme.ts";
import { languages, type Language } from "../words/languages.ts";
import { useWords } from "../words/words.tsx";
import { chooseEnterKey, useEnterKey } from "./enterKey.ts";

/** How Parley looks and behaves in this browser. */
export function Appearance() {
  const words = useWords();
  const { say } = words;
  const theme = useTheme();
  const enter = useEnterKey();
  return (
    <>
      <PageSection title={say("settings.appearance")} intro={say("settings.appearance.here")}>
        <Choices
          label={say("settings.theme")}
          value={theme}
          onChoose={chooseTheme}
          choices={[
            { value: "system", label: say("settings.theme.system") },
            { value: "light", label: say("settings.theme.light") },
            { value: "dark", label: say("settings.theme.dark") },
          ]}
        />
        <Choices
          label={say("settings.language")}
          hint={say("settings.language.hint")}
          value={words.language}
          onChoose={words.choose}
          choices={languageChoices}
        />
      </PageSection>
      <PageSection title={say("settings.writing")}>
        <Choices
          label={say("settings.enter")}
          hint={isTouch() ? say("settings.enter.touch") : undefined}
          value={enter}
          onChoose={chooseEnterKey}
          choices={[
            {
              value: "send",
              label: say("settings.enter.send"),
              hint: say("settings.enter.send.hint"),
            },
            {
              value: "line",
              label: say("settings.enter.line"),
              hint: say("settings.enter.line.hint"),
            },
          ]}
        />
      </PageSection>
    </>
  );
}

const languageChoices = (Object.keys(languages) as Language[]).map((language) => ({
  value: language,
  label: languages[language].name,
  lang: language,
}));
