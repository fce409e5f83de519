import { isolate, useParley, useParleyState } from "@parley/client";
import type { MyConversation } from "@parley/protocol";
import { useTitles } from "../conversations/names.ts";
import { Button } from "../pieces/button.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { RequestBar } from "../requests/requestBar.tsx";
import { useWords } from "../words/words.tsx";

export type Obstacle = "requested" | "blocked";

/** What keeps the reader from writing, as far as is known before trying. */
export function useObstacle({ me, with: other }: MyConversation): Obstacle | null {
  const blocked = useParleyState(
    ({ contacts }) => contacts?.blocks.some(({ person }) => person.id === other?.id) ?? false,
  );
  if (me.state === "requested") return "requested";
  return blocked ? "blocked" : null;
}

export function CannotWrite({ obstacle, info }: { obstacle: Obstacle; info: MyConversation }) {
  switch (obstacle) {
    case "requested":
      return (
        <div className="mx-auto w-full max-w-190 pt-3">
          <RequestBar info={info} />
        </div>
      );
    case "blocked":
      return <Blocked info={info} />;
  }
}

function Blocked({ info }: { info: MyConversation }) {
  const { say } = useWords();
  const parley = useParley();
  const { tellError } = useNotice();
  const name = isolate(useTitles()(info));
  const person = info.with?.id ?? 0;

  async function unblock() {
    try {
      await parley.api.call("unblockPerson", { params: { person } });
      await parley.refreshContacts();
    } catch (error) {
      tellError(error);
    }
  }

  return (
    <div
      data-region="composer"
      className="mx-auto flex w-full max-w-190 flex-wrap items-center gap-3 border-t border-line px-4 pt-3 pb-[calc(0.75rem+env(safe-area-inset-bottom,0px))]"
    >
      <p className="flex-1 text-quiet">{say("composer.blocked", { name })}</p>
      <Button onClick={() => void unblock()}>{say("requests.unblock")}</Button>
    </div>
  );
}
