import { useAccountStatus } from "../account.ts";
import { classes } from "../pieces/classes.ts";
import { useWords } from "../words/words.tsx";
import { AccountsHere } from "./accounts.tsx";
import { Door } from "./door.tsx";
import { WayLink } from "./ways.tsx";

/** The first page: what this is, and the ways in. */
export default function Welcome() {
  const { say, draw } = useWords();
  const status = useAccountStatus();
  const server = <b className="text-ink">{location.host}</b>;
  return (
    <Door
      title={say("app.name")}
      intro={
        <>
          <p>{say("signIn.welcome.body")}</p>
          <p>{draw("signIn.welcome.server", { server })}</p>
        </>
      }
      footer={<p className="text-quiet">{say("signIn.welcome.readable")}</p>}
    >
      {status.kind === "out" && status.ended && <p role="status">{say("signIn.ended")}</p>}
      <AccountsHere />
      <nav className="flex flex-col gap-2" aria-label={say("signIn.ways")}>
        <WayLink way="signIn" className={classes(button, "bg-you text-on-you hover:bg-you/95")}>
          {say("signIn.signIn")}
        </WayLink>
        <WayLink
          way="signUp"
          className={classes(button, "border border-edge/60 bg-surface hover:bg-hover")}
        >
          {say("signIn.create")}
        </WayLink>
        <WayLink way="guest" className={classes(button, "text-you hover:bg-hover")}>
          {say("signIn.guest")}
        </WayLink>
      </nav>
    </Door>
  );
}

const button =
  "flex min-h-11 items-center justify-center rounded-control px-4 text-body font-strong transition-colors";
