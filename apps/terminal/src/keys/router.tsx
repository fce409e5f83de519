import { usePaste, useStdin, type DOMElement } from "ink";
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useEffectEvent,
  useInsertionEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from "react";
import { defaultBindings, type Bindings } from "./bindings.ts";
import { KeyInput } from "./input.ts";
import type { MouseHandlers } from "./regions.ts";
import { createSwitchboard, type Handlers, type Switchboard } from "./switchboard.ts";
import type { Where } from "./table.ts";
import type { Typed } from "./typed.ts";

const SwitchboardContext = createContext<Switchboard | null>(null);

interface KeyRouterProps {
  bindings?: Bindings;
  /** Before each key is acted upon, whoever takes it. */
  onKey?: () => void;
  children: ReactNode;
}

/** The keyboard of everything inside. Ink must have been given a `KeyInput` for its stdin. */
export function KeyRouter({ bindings = defaultBindings, onKey, children }: KeyRouterProps) {
  const { stdin, setRawMode } = useStdin();
  const heard = useEffectEvent(() => onKey?.());
  const switchboard = useMemo(() => createSwitchboard(bindings), [bindings]);
  const drawn = useDrawn();
  // Only for the mode it switches on: what is pasted comes between the keys before and after it.
  usePaste(() => undefined);

  useEffect(() => {
    if (!(stdin instanceof KeyInput)) throw new Error("Ink has to be given a KeyInput as stdin.");
    const deaf = stdin.listen((typed) => void switchboard.take(typed, { heard, drawn }));
    setRawMode(true);
    return () => {
      setRawMode(false);
      deaf();
    };
  }, [stdin, setRawMode, switchboard, drawn]);

  return <SwitchboardContext value={switchboard}>{children}</SwitchboardContext>;
}

/** Resolves after everything that has been changed until now is drawn: a change of our own goes along with it. */
function useDrawn(): () => Promise<void> {
  const [drawing, draw] = useState<{ done: () => void } | null>(null);
  useLayoutEffect(() => drawing?.done(), [drawing]);
  return useCallback(() => new Promise<void>((done) => draw({ done })), []);
}

interface KeysOptions {
  isActive?: boolean;
  /** What no action takes: letters to be written, what was pasted, keys that mean nothing here. */
  otherwise?: (typed: Typed) => void;
}

/**
 * The keys of one part of the screen. A question comes before the switcher, that before a reader, and those before
 * the parts that have the focus; after the first of these only the keys for everywhere are asked. A handler that
 * answers `false` had nothing to do, and the key is asked of the next.
 */
export function useKeys(where: Where, handlers: Handlers, options: KeysOptions = {}): void {
  const switchboard = useSwitchboard();
  const { isActive = true, otherwise } = options;
  const layer = useRef({ where, handlers, otherwise });
  // Before anything else happens: the next key of the same chunk finds what the last one made of the screen.
  useInsertionEffect(() => {
    layer.current = { where, handlers, otherwise };
  });
  useInsertionEffect(() => {
    if (!isActive) return;
    return switchboard.add(layer);
  }, [switchboard, isActive]);
}

/** The mouse over one part of the screen: the box that is given the ref. Nothing comes where it is turned off. */
export function useMouse(handlers: MouseHandlers): RefObject<DOMElement | null> {
  const { regions } = useSwitchboard();
  const box = useRef<DOMElement | null>(null);
  const current = useRef(handlers);
  useInsertionEffect(() => {
    current.current = handlers;
  });
  useInsertionEffect(() => regions.add({ box, handlers: current }), [regions]);
  return box;
}

/** The keys as they are bound, for help and hints. */
export const useBindings = (): Bindings => useSwitchboard().bindings;

function useSwitchboard(): Switchboard {
  const switchboard = use(SwitchboardContext);
  if (!switchboard) throw new Error("useKeys needs a KeyRouter above it.");
  return switchboard;
}
