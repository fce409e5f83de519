import { useConversationList, useParleyState } from "@parley/client";
import { AtSign, Inbox, Search, SquarePen } from "lucide-react";
import { NewConversationMenu } from "../find/newConversation.tsx";
import { openSwitcher } from "../find/switcher.tsx";
import { paths } from "../paths.ts";
import { Badge } from "../pieces/badge.tsx";
import { classes } from "../pieces/classes.ts";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWithControl } from "../shell/keyNames.ts";
import { useWords } from "../words/words.tsx";
import { PlaceButton, PlaceLink } from "./placeLink.tsx";

interface ColumnHeadProps {
  folded: boolean;
  phone: boolean;
}

/** Above the list: where one is, finding, and what waits for an answer. */
export function ColumnHead({ folded, phone }: ColumnHeadProps) {
  const { say } = useWords();
  const withControl = useWithControl();
  // On a phone the list is a page of its own.
  const Name = phone ? "h1" : "span";
  const begin = (
    <NewConversationMenu button={<IconButton icon={SquarePen} name={say("find.new")} />} />
  );
  return (
    <header className="w-full px-2 pt-2">
      <div
        className={classes("flex h-11 items-center gap-2.5", folded ? "justify-center" : "ps-2")}
      >
        <img src="/icon.svg" alt="" className="size-7" />
        {!folded && (
          <>
            <Name className="flex-1 truncate font-strong">{say("app.name")}</Name>
            {begin}
          </>
        )}
      </div>
      <div className={classes("flex flex-col py-1", folded && "items-center gap-1")}>
        {folded && begin}
        {!phone && (
          <>
            <PlaceButton
              icon={Search}
              name={say("list.find")}
              folded={folded}
              onClick={openSwitcher}
            >
              {!folded && <kbd className="font-sans text-tiny text-quiet">{withControl("K")}</kbd>}
            </PlaceButton>
            <PlaceLink
              path={paths.mentions}
              icon={AtSign}
              name={say("shell.mentions")}
              folded={folded}
            />
          </>
        )}
        <Requests folded={folded} />
      </div>
    </header>
  );
}

/** The way to what waits for an answer, while something does. */
function Requests({ folded }: { folded: boolean }) {
  const { say, number } = useWords();
  const { requested } = useConversationList();
  const received = useParleyState(
    ({ contacts }) =>
      contacts?.requests.filter(({ direction }) => direction === "received").length ?? 0,
  );
  const count = requested.length + received;
  if (count === 0) return null;
  const says = say("list.requestsWaiting", { count });
  const badge = <Badge wants text={number(count)} says={says} />;
  return (
    <PlaceLink path={paths.requests} icon={Inbox} name={say("list.requests")} folded={folded}>
      {badge}
    </PlaceLink>
  );
}
