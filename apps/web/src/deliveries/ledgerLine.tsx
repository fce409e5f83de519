import { useLedger, useMe, useParleyState } from "@parley/client";
import type { LedgerSummary, Message, MyConversation } from "@parley/protocol";
import { Eye, Phone, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { toDeliveries } from "../paths.ts";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";

/**
 * Room at the end of the last line of one's own words. It is there from the first moment and as wide
 * as what may come to stand in it, so that no line of anything moves when it does.
 */
export function LedgerRoom({ info, children }: { info: MyConversation; children?: ReactNode }) {
  const me = useMe();
  // Notes to oneself reach nobody.
  if (info.with !== null && info.with.id === me?.id) return null;
  return (
    <span
      data-ledger
      className={`float-end ms-3 h-5.5 w-(--ledger-room) text-end select-none ${ledgerWidth(info)}`}
    >
      {children}
    </span>
  );
}

/** How wide that room is: what floats over the rows ends before it, so that a mouse reaches the numbers. */
export const ledgerWidth = ({ phones }: MyConversation) =>
  phones
    ? "[--ledger-room:--spacing(27)] tablet:[--ledger-room:--spacing(38)]"
    : "[--ledger-room:--spacing(16)]";

/** Whom one's own message has reached so far, in numbers: of the newest, and of those that have not reached all. */
export function LedgerLine({ message, info }: { message: Message; info: MyConversation }) {
  const ledger = useLedger(info.id, message.seq);
  const newest = useIsNewest(message);
  return (
    <LedgerRoom info={info}>
      {ledger && (newest || isOpen(ledger)) && hasNews(ledger) && (
        <Numbers ledger={ledger} info={info} />
      )}
    </LedgerRoom>
  );
}

const isOpen = ({ phones, delivered }: LedgerSummary) => delivered < phones;
const hasNews = ({ phones, readers }: LedgerSummary) => phones > 0 || readers > 0;

function Numbers({ ledger, info }: { ledger: LedgerSummary; info: MyConversation }) {
  const { say, number } = useWords();
  const [, navigate] = useLocation();
  const { phones, delivered, failed, readers, seq } = ledger;
  return (
    <button
      type="button"
      title={say("deliveries.show")}
      onClick={() => navigate(toDeliveries(info.id, seq))}
      className="relative inline-flex h-5.5 items-center gap-1 rounded-control text-tiny whitespace-nowrap text-quiet tabular-nums hover:text-ink hover:underline pointer-coarse:before:absolute pointer-coarse:before:-inset-x-1 pointer-coarse:before:-inset-y-2.75"
    >
      {readers > 0 && (
        <span>
          {info.kind === "direct" ? (
            say("deliveries.read")
          ) : (
            <Wide narrow={<Reads readers={readers} />}>
              {say("deliveries.readBy", { readers })}
            </Wide>
          )}
        </span>
      )}
      {phones > 0 && (
        <>
          {readers > 0 && (
            <span aria-hidden className="max-tablet:hidden">
              ·
            </span>
          )}
          <span className="inline-flex items-center gap-1 text-by-text">
            <Icon of={Phone} size={12} name={say("deliveries.phones")} />
            <Wide narrow={`${number(delivered)}/${number(phones)}`}>
              {say("deliveries.of", { delivered, phones })}
            </Wide>
          </span>
        </>
      )}
      {failed > 0 && (
        <span className="inline-flex items-center gap-0.5 font-strong text-wrong">
          <Icon of={TriangleAlert} size={12} name={say("deliveries.failed")} />
          {number(failed)}
        </span>
      )}
    </button>
  );
}

/** Words where there is room for them; on a phone, whose lines are soon full, they are only spoken. */
function Wide({ narrow, children }: { narrow: ReactNode; children: ReactNode }) {
  return (
    <>
      <span className="max-tablet:sr-only">{children}</span>
      <span aria-hidden className="inline-flex items-center gap-1 tablet:hidden">
        {narrow}
      </span>
    </>
  );
}

function Reads({ readers }: { readers: number }) {
  const { number } = useWords();
  return (
    <>
      <Icon of={Eye} size={12} />
      {number(readers)}
    </>
  );
}

/** Whether nothing newer of one's own is known of. */
function useIsNewest({ conversation, seq, sender }: Message): boolean {
  return useParleyState(({ conversations }) => {
    const timeline = conversations.get(conversation)?.timeline;
    if (!timeline?.atEnd) return false;
    const newest = timeline.messages.findLast(
      (each) => each.sender === sender && each.deletedAt === undefined,
    );
    return newest?.seq === seq;
  });
}
