import { Component, type ReactNode } from "react";
import { Button } from "./pieces/button.tsx";
import { Empty } from "./pieces/empty.tsx";
import { useWords } from "./words/words.tsx";

/** Catches a screen that fails to draw, so that the person is told rather than shown nothing. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}

function BrokenPage() {
  const { say } = useWords();
  const reload = (
    <Button look="main" onClick={() => location.reload()}>
      {say("app.broken.reload")}
    </Button>
  );
  return (
    <main role="alert" className="h-full">
      <Empty whole title={say("app.broken.title")} action={reload}>
        {say("app.broken.body")}
      </Empty>
    </main>
  );
}
