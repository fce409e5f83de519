import { isolate, useMe } from "@parley/client";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { useAccount } from "../account.ts";
import { paths, toSettings } from "../paths.ts";
import { Button } from "../pieces/button.tsx";
import { Confirm } from "../pieces/confirm.tsx";
import { useWords } from "../words/words.tsx";

/** The button and the question behind it. Ends this account's session in this browser only. */
export function SignOut() {
  const { say } = useWords();
  const me = useMe();
  const account = useAccount();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  if (!me) return null;

  return (
    <>
      <Button className="self-start" onClick={() => setAsking(true)}>
        {say("signIn.out")}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={say("signIn.out.title", { name: isolate(me.displayName) })}
        action={say("signIn.out")}
        onConfirm={async () => {
          await account.leave();
          navigate(paths.home);
        }}
      >
        <p>{say("signIn.out.body")}</p>
        {me.kind === "guest" && (
          <p className="mt-2">
            {say("signIn.out.guest")}{" "}
            <Link
              href={toSettings("profile")}
              className="font-strong text-you hover:underline"
              onClick={() => setAsking(false)}
            >
              {say("signIn.out.keep")}
            </Link>
          </p>
        )}
      </Confirm>
    </>
  );
}
