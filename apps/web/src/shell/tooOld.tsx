import { Button } from "../pieces/button.tsx";
import { Empty } from "../pieces/empty.tsx";
import { useWords } from "../words/words.tsx";

/** The server speaks a newer protocol than this page. */
export function TooOld() {
  const { say } = useWords();
  const reload = (
    <Button look="main" onClick={() => location.reload()}>
      {say("app.broken.reload")}
    </Button>
  );
  return (
    <main className="h-full">
      <Empty whole title={say("app.tooOld.title")} action={reload}>
        {say("app.tooOld.body")}
      </Empty>
    </main>
  );
}
