import { Link } from "wouter";
import { paths } from "../paths.ts";
import { Empty } from "../pieces/empty.tsx";
import { useWords } from "../words/words.tsx";

/** For an address that leads nowhere, or to what the reader cannot see: the two are not told apart. */
export function NotFound() {
  const { say } = useWords();
  const home = (
    <Link
      href={paths.home}
      className="rounded-control px-3 py-2 font-strong text-you hover:bg-hover"
    >
      {say("notFound.home")}
    </Link>
  );
  return (
    <Empty whole title={say("notFound.title")} action={home}>
      {say("notFound.body")}
    </Empty>
  );
}
