import { Link } from "wouter";
import { paths } from "../paths.ts";
import { Empty } from "../pieces/empty.tsx";
import { useWords } from "../words/words.tsx";
import { NewConversationMenu } from "./newConversation.tsx";

/** The main column while nothing is open: how to begin. */
export function BeginHere() {
  const { say } = useWords();
  const actions = (
    <>
      <Link
        href={paths.find}
        className="inline-flex min-h-9 items-center rounded-control bg-you px-3 text-small font-strong text-on-you hover:bg-you/95 pointer-coarse:min-h-11"
      >
        {say("find.title")}
      </Link>
      <NewConversationMenu />
    </>
  );
  return (
    <Empty whole title={say("find.begin.title")} action={actions}>
      {say("find.begin.body")}
    </Empty>
  );
}
