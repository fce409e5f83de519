import type { Reply, endpoints } from "@parley/protocol";
import { Check, ExternalLink } from "lucide-react";
import { useCallback } from "react";
import { useAccount } from "../account.ts";
import { homeOf, paths } from "../paths.ts";
import { useAsked, type Asked } from "../pieces/asked.ts";
import { Face } from "../pieces/face.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { freeSlot } from "./slots.ts";

export type AccountHere = Reply<typeof endpoints.listAccounts>["items"][number];

/** The accounts this browser is signed in to. */
export function useAccountsHere(): Asked<AccountHere[]> {
  const { api } = useAccount();
  return useAsked(
    useCallback(async (signal) => (await api.call("listAccounts", { signal })).items, [api]),
  );
}

/** The accounts to go on as, where nobody is signed in under this address but elsewhere. */
export function AccountsHere() {
  const { say } = useWords();
  const { answer: accounts } = useAccountsHere();
  if (!accounts || accounts.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-small font-strong">{say("signIn.accounts.title")}</h2>
      <AccountList accounts={accounts} />
    </section>
  );
}

/** Each leads to its own pages, which are loaded anew: a tab is one account throughout. */
export function AccountList({ accounts }: { accounts: readonly AccountHere[] }) {
  const { say } = useWords();
  const { slot: own } = useAccount();
  return (
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {accounts.map(({ slot, me }) => (
        <li key={slot}>
          <a
            href={homeOf(slot)}
            aria-current={slot === own ? "true" : undefined}
            className="flex min-h-14 items-center gap-3 rounded-control px-2 py-2 hover:bg-hover"
          >
            <Face person={me} />
            <span className="min-w-0 flex-1">
              <bdi className="block truncate font-strong">{me.displayName}</bdi>
              <span className="block truncate text-small text-quiet">
                {me.username === null ? say("signIn.accounts.guest") : `@${me.username}`}
              </span>
            </span>
            {slot === own && (
              <span className="flex items-center gap-1 text-small text-you">
                <Icon of={Check} />
                {say("signIn.accounts.own")}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function AddAccount({ accounts }: { accounts: readonly AccountHere[] }) {
  const { say } = useWords();
  const slot = freeSlot(accounts);
  if (slot === null) return <p className="text-small text-quiet">{say("signIn.accounts.full")}</p>;
  return (
    <a
      href={`/u/${slot}${paths.signIn}`}
      target="_blank"
      rel="noopener"
      className="flex min-h-11 items-center gap-2 self-start rounded-control px-2 text-small font-strong text-you hover:bg-hover"
    >
      <Icon of={ExternalLink} />
      <span className="flex flex-wrap gap-x-2">
        {say("signIn.accounts.add")}
        <span className="font-plain text-quiet">{say("signIn.accounts.newTab")}</span>
      </span>
    </a>
  );
}
