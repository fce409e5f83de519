import { isolate, useParley } from "@parley/client";
import { Refusal, type MyConversation } from "@parley/protocol";
import { useBindings, useKeys } from "../../keys/router.tsx";
import { chordShown } from "../../keys/chord.ts";
import type { ActionName } from "../../keys/table.ts";
import type { Line, Span } from "../../paint/paint.ts";
import { withoutIsolates } from "../../safe/harmless.ts";
import { wrap } from "../../safe/wrap.ts";
import type { Key } from "../../words/catalogue.ts";
import { useWords } from "../../words/useWords.ts";
import { Lines } from "../lines.tsx";
import { useNames, useNeed } from "../names.ts";
import { useUi, useUiStore } from "../ui.ts";

/** In the composer's place while a conversation waits for an answer: accept, decline, or block who asks. */
export function RequestBar({ info, width }: { info: MyConversation; width: number }) {
  const { say } = useWords();
  const names = useNames();
  const bindings = useBindings();
  const isFocused = useUi((ui) => ui.focus === "composer");
  const from = info.me.from ?? info.with?.id ?? 0;
  useNeed([from]);
  const person = names.person(from) ?? (info.with?.id === from ? info.with : undefined);
  const name = person ? names.of(person) : say("conversation.somebody");
  const answers = useAnswers(info, person?.id ?? null, name);
  useKeys("composer", answers, { isActive: isFocused });

  const key = info.kind === "direct" ? "requests.bar.direct" : "requests.bar.invitation";
  const asks = wrap(withoutIsolates(say(key, { name: isolate(name) })), width - 2);
  const keys = ways.flatMap(([action, word], index): Span[] => [
    {
      text: `${index > 0 ? " · " : " "}${chordShown(bindings.get(action)?.[0] ?? "")} `,
      bold: true,
    },
    { text: say(word), role: "you" },
  ]);
  const lines: Line[] = [...asks.map((text): Line => [{ text: ` ${text}` }]), keys];
  return <Lines lines={lines} width={width} />;
}

const ways = [
  ["request.accept", "requests.accept"],
  ["request.decline", "requests.decline"],
  ["request.block", "requests.block"],
] as const satisfies [ActionName, Key][];

function useAnswers(info: MyConversation, asker: number | null, name: string) {
  const parley = useParley();
  const ui = useUiStore();
  const { say, sayError } = useWords();
  const failed = (error: unknown) => ui.tell(sayError(error), "went-wrong");
  const member = { conversation: info.id, person: "me" as const };

  async function leave(): Promise<void> {
    try {
      await parley.api.call("removeMember", { params: member });
    } catch (error) {
      // Already gone, which is what was wanted.
      if (!(error instanceof Refusal && error.code === "not_found")) throw error;
    }
    ui.leave();
  }

  async function accept(): Promise<void> {
    await parley.api.call("putMember", { params: member, body: {} });
  }

  async function decline(): Promise<void> {
    await leave();
    ui.tell(say("requests.declined"), "done");
  }

  async function block(person: number): Promise<void> {
    await parley.api.call("blockPerson", { params: { person } });
    await leave();
    ui.tell(withoutIsolates(say("requests.blocked", { name })), "done");
  }

  return {
    "request.accept": () => void accept().catch(failed),
    "request.decline": () => void decline().catch(failed),
    "request.block"() {
      if (asker === null) return;
      const text = say("requests.blockAsks", { name });
      ui.ask({ text, yes: () => void block(asker).catch(failed) });
    },
  };
}
