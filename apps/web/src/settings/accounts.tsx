import { PageSection } from "../pieces/page.tsx";
import { Unanswered } from "../pieces/unanswered.tsx";
import { AccountList, AddAccount, useAccountsHere } from "../sign-in/accounts.tsx";
import { SignOut } from "../sign-in/signOut.tsx";
import { useWords } from "../words/words.tsx";

/** The accounts of this browser: going to another, adding one, signing out of this one. */
export function Accounts() {
  const { say } = useWords();
  const { answer: accounts, problem, again } = useAccountsHere();
  return (
    <PageSection title={say("settings.accounts")} intro={say("signIn.accounts.body")}>
      {accounts ? (
        <>
          <AccountList accounts={accounts} />
          <AddAccount accounts={accounts} />
        </>
      ) : (
        <Unanswered problem={problem} again={again} />
      )}
      <SignOut />
    </PageSection>
  );
}
