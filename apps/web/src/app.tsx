// The whole app. What each part is for:
//   tokens.css     every colour, size and space; nothing else names a colour
//   words/         what people read: useWords().say("key"); one file per subject and language
//   paths.ts       every address; screens.tsx says which screen answers to it
//   account.ts     who is signed in, in the slot that the address names
//   pieces/        buttons, fields, faces, dialogs: what every screen is made of
//   shell/         the columns around the screens of somebody who is signed in
// Everything else is a subject, a folder one could delete with its lines in screens.tsx.
import { CSPProvider } from "@base-ui/react/csp-provider";
import { DirectionProvider } from "@base-ui/react/direction-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import { ParleyProvider } from "@parley/client";
import { Suspense, type ReactNode } from "react";
import { Route, Router, Switch } from "wouter";
import { AccountProvider, useAccountStatus, type Account } from "./account.ts";
import { Broken } from "./broken.tsx";
import { baseOf } from "./paths.ts";
import { NoticeProvider } from "./pieces/notice.tsx";
import { anywhere, inside, outside, type Screen } from "./screens.tsx";
import { Shell } from "./shell/shell.tsx";
import { NewVersion } from "./updates/newVersion.tsx";
import { useWords, WordsProvider } from "./words/words.tsx";

export function App({ account }: { account: Account }) {
  return (
    <CSPProvider disableStyleElements>
      <WordsProvider>
        <Direction>
          <Tooltip.Provider delay={500}>
            <NoticeProvider>
              <NewVersion />
              <Broken>
                <AccountProvider value={account}>
                  <Router base={baseOf(location.pathname)}>
                    <Screens of={anywhere}>
                      <Doors />
                    </Screens>
                  </Router>
                </AccountProvider>
              </Broken>
            </NoticeProvider>
          </Tooltip.Provider>
        </Direction>
      </WordsProvider>
    </CSPProvider>
  );
}

/** Inside for whoever is signed in, outside for whoever is not. */
function Doors() {
  const status = useAccountStatus();
  switch (status.kind) {
    case "checking":
      return <Waiting />;
    case "out":
      return <Screens of={outside} />;
    case "in":
      return (
        <ParleyProvider value={status.parley}>
          <Shell>
            <Screens of={inside} />
          </Shell>
        </ParleyProvider>
      );
  }
}

/** The first of them that answers to the address, or the children. */
function Screens({ of, children }: { of: readonly Screen[]; children?: ReactNode }) {
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        {of.map(({ path, screen: Drawn }, index) => (
          <Route key={index} path={path}>
            <Drawn />
          </Route>
        ))}
        {children !== undefined && <Route>{children}</Route>}
      </Switch>
    </Suspense>
  );
}

function Waiting() {
  const { say } = useWords();
  return (
    <p role="status" className="p-8 text-center text-quiet">
      {say("app.loading")}
    </p>
  );
}

function Direction({ children }: { children: ReactNode }) {
  return <DirectionProvider direction={useWords().direction}>{children}</DirectionProvider>;
}
