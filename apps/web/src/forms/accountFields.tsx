import { limits } from "@parley/protocol";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Field } from "../pieces/field.tsx";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWords } from "../words/words.tsx";

interface Typed {
  value: string;
  onType: (value: string) => void;
  problem: string | undefined;
  autoFocus?: boolean;
}

interface UsernameFieldProps extends Typed {
  /** A name is being chosen, not remembered: say what it may hold. */
  fresh?: boolean;
}

export function UsernameField({ fresh, value, onType, problem, autoFocus }: UsernameFieldProps) {
  const { say } = useWords();
  return (
    <Field
      label={say("signIn.username")}
      hint={fresh && say("signIn.username.hint")}
      problem={problem}
      value={value}
      onChange={(event) => onType(event.target.value)}
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={limits.usernameMax}
      autoFocus={autoFocus}
      dir="ltr"
    />
  );
}

interface PasswordFieldProps extends Typed {
  /** `new`: one is being chosen, so that the browser offers to make and keep it. */
  kind: "current" | "new";
  label?: string;
}

export function PasswordField(props: PasswordFieldProps) {
  const { kind, label, value, onType, problem, autoFocus } = props;
  const { say } = useWords();
  const [shown, setShown] = useState(false);
  const name = `${kind}-password` as const;
  return (
    <Field
      label={label ?? say("signIn.password")}
      hint={kind === "new" && say("signIn.password.hint", { min: limits.passwordMin })}
      problem={problem}
      value={value}
      onChange={(event) => onType(event.target.value)}
      type={shown ? "text" : "password"}
      name={name}
      autoComplete={name}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      autoFocus={autoFocus}
      dir="ltr"
      after={
        <IconButton
          icon={shown ? EyeOff : Eye}
          name={say(shown ? "signIn.password.hide" : "signIn.password.show")}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}

export function DisplayNameField({ value, onType, problem }: Typed) {
  const { say } = useWords();
  return (
    <Field
      label={say("signIn.displayName")}
      hint={say("signIn.displayName.hint")}
      problem={problem}
      value={value}
      onChange={(event) => onType(event.target.value)}
      name="displayName"
      autoComplete="nickname"
    />
  );
}

export function EmailField({ value, onType, problem }: Typed) {
  const { say } = useWords();
  return (
    <Field
      label={say("signIn.email")}
      hint={say("signIn.email.hint")}
      problem={problem}
      value={value}
      onChange={(event) => onType(event.target.value)}
      type="email"
      name="email"
      autoComplete="email"
      dir="ltr"
    />
  );
}
